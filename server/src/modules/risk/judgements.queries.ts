import type { Judgement, JudgementDetail, JudgementPage } from '@huitou/shared-types/risk/schema.ts';
import type { RiskRuleCode } from '@huitou/shared-types/risk/rules.ts';
import type { JudgementMark, RiskDecision } from '@huitou/shared-types/risk/states.ts';
import { iso, isoOrNull, now } from '../../platform/clock.ts';
import { json } from '../../platform/db/orm.ts';
import { idCursor, toPage } from '../../platform/db/keyset.ts';
import { must } from '../../platform/errors.ts';
import { customerBriefs, type CustomerBrief } from '../customers/index.ts';
import { writeJudgements } from './keep-judgement.ts';
import { netHolds } from './lists/read-lists.ts';
import { db, type Evidence, type JudgementRow, reasonsOf } from './risk.entity.ts';

type Row = Omit<JudgementRow, 'evidence'>;
const viewOf = (row: Row, briefs: ReadonlyMap<number, CustomerBrief>): Judgement => ({
  id: String(row.id),
  at: iso(row.at),
  customer: { id: String(row.customer_id), nickname: briefs.get(row.customer_id)?.nickname ?? '' },
  deviceId: row.device_id,
  fingerprint: row.fingerprint,
  ip: row.ip,
  activityId: String(row.activity_id),
  itemId: String(row.item_id),
  decision: row.decision,
  wouldBe: row.would_be,
  basis: row.basis,
  score: row.score / 10,
  reasons: reasonsOf(row.reasons),
  mark: row.mark,
});

const columns = [
  'id',
  'no',
  'at',
  'customer_id',
  'device_id',
  'fingerprint',
  'ip',
  'user_agent',
  'activity_id',
  'item_id',
  'decision',
  'would_be',
  'basis',
  'score',
  'reasons',
  'mark',
  'mark_note',
  'marked_by',
  'marked_at',
] as const;

interface Filter {
  cursor?: string | undefined;
  limit: number;
  customerId?: number | undefined;
  deviceId?: string | undefined;
  ip?: string | undefined;
  itemId?: number | undefined;
  activityId?: number | undefined;
  decision?: RiskDecision | undefined;
  rule?: RiskRuleCode | undefined;
  mark?: JudgementMark | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

/** Newest first; what was judged a moment ago is among them. */
export const judgementList = async (input: Filter): Promise<JudgementPage> => {
  await writeJudgements();
  const before = idCursor(input.cursor);
  let select = db()
    .selectFrom('risk_judgements')
    .select(columns)
    .orderBy('id', 'desc')
    .limit(input.limit + 1);
  if (before !== null) select = select.where('id', '<', before);
  if (input.customerId !== undefined) select = select.where('customer_id', '=', input.customerId);
  if (input.deviceId) select = select.where('device_id', '=', input.deviceId);
  if (input.ip) select = select.where('ip', '=', input.ip);
  if (input.itemId !== undefined) select = select.where('item_id', '=', input.itemId);
  if (input.activityId !== undefined) select = select.where('activity_id', '=', input.activityId);
  if (input.decision) select = select.where('decision', '=', input.decision);
  if (input.rule) select = select.where('reasons', 'like', `%,${input.rule.replaceAll('_', '\\_')},%`);
  if (input.mark) select = select.where('mark', '=', input.mark);
  if (input.from) select = select.where('at', '>=', new Date(input.from));
  if (input.to) select = select.where('at', '<', new Date(input.to));
  const rows = await select.execute();
  const briefs = await customerBriefs(rows.map((row) => row.customer_id));
  return toPage(
    rows,
    input.limit,
    (row) => viewOf(row, briefs),
    (row) => [row.id],
  );
};

const listsOf = async (row: JudgementRow): Promise<JudgementDetail['lists']> => {
  const entries = await db()
    .selectFrom('risk_list_entries')
    .selectAll()
    .where((eb) =>
      eb.or([
        eb.and([eb('kind', '=', 'customer'), eb('value', '=', String(row.customer_id))]),
        eb.and([eb('kind', '=', 'device'), eb('value', '=', row.device_id)]),
        eb.and([eb('kind', '=', 'ip'), eb.or([eb('value', '=', row.ip), eb('value', 'like', '%/%')])]),
      ]),
    )
    .where((eb) => eb.or([eb('ends_at', 'is', null), eb('ends_at', '>', now())]))
    .limit(500)
    .execute();
  return entries
    .filter((entry) => !entry.value.includes('/') || netHolds(entry.value)(row.ip))
    .map(({ id, side, kind, value, reason, ends_at: until }) => ({ id: String(id), side, kind, value, reason, until: isoOrNull(until) }));
};

/** One judgement with all it was made of. @throws not_found */
export const judgementDetail = async ({ id }: { id: number }): Promise<JudgementDetail> => {
  const row = must(await db().selectFrom('risk_judgements').selectAll().where('id', '=', id).executeTakeFirst());
  const [briefs, lists] = await Promise.all([customerBriefs([row.customer_id]), listsOf(row)]);
  const evidence = json<Evidence>(row.evidence);
  const madeAt = row.at.getTime();
  const lastAt = evidence.trail.at(-1)?.at ?? 0;
  return {
    ...viewOf(row, briefs),
    signals: [...evidence.signals].sort((a, b) => Math.abs(b.points) - Math.abs(a.points)),
    challengeFrom: evidence.challengeFrom,
    refuseFrom: evidence.refuseFrom,
    account: { registeredAt: evidence.registeredAt === null ? null : iso(new Date(evidence.registeredAt)), orders: evidence.orders },
    wechatRank: evidence.wechatRank,
    userAgent: row.user_agent,
    trail: evidence.trail.map(({ kind, target, received, at, x, y, press }) => ({
      kind,
      target,
      received: madeAt - received,
      at: Math.round(lastAt - at),
      x,
      y,
      press,
    })),
    markNote: row.mark_note,
    markedBy: row.marked_by,
    markedAt: isoOrNull(row.marked_at),
    lists,
  };
};
