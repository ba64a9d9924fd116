import type { RiskRuleCode } from '@huitou/shared-types/risk/rules.ts';
import type { RiskBasis, RiskDecision } from '@huitou/shared-types/risk/states.ts';
import { toJson } from '../../platform/db/orm.ts';
import { key, redis } from '../../platform/redis.ts';
import { db, type Evidence, reasonsText } from './risk.entity.ts';

export interface KeptJudgement {
  readonly no: string;
  /** ms. */
  readonly at: number;
  readonly customerId: number;
  readonly deviceId: string;
  readonly fingerprint: string;
  readonly ip: string;
  readonly userAgent: string;
  readonly activityId: number;
  readonly itemId: number;
  readonly decision: RiskDecision;
  readonly wouldBe: RiskDecision;
  readonly basis: RiskBasis;
  readonly score: number;
  readonly reasons: readonly RiskRuleCode[];
  readonly evidence: Evidence;
}

const stream = (): string => key('risk', 'judgements');
/** What a flood may leave behind before the oldest is dropped: the record must not eat the memory that the rush needs. */
const MOST_WAITING = 50_000;
const BATCH = 200;

/** Hands a judgement over to be written down; those who wait for an answer do not wait for the table. */
export const keepJudgement = async (judgement: KeptJudgement): Promise<void> => {
  await redis().xadd(stream(), 'MAXLEN', '~', MOST_WAITING, '*', 'j', JSON.stringify(judgement));
};

/** A judgement as the table has it. */
export const rowOf = ({ evidence, at, reasons, score, ...judgement }: KeptJudgement) => ({
  no: judgement.no,
  at: new Date(at),
  customer_id: judgement.customerId,
  device_id: judgement.deviceId,
  fingerprint: judgement.fingerprint,
  ip: judgement.ip,
  user_agent: judgement.userAgent,
  activity_id: judgement.activityId,
  item_id: judgement.itemId,
  decision: judgement.decision,
  would_be: judgement.wouldBe,
  basis: judgement.basis,
  score: Math.round(score * 10),
  reasons: reasonsText(reasons),
  evidence: toJson(evidence),
  mark: null,
  mark_note: '',
  marked_by: '',
  marked_at: null,
});

/** Writes what waits, some hundred rows a statement. Safe to run twice and to overlap: a judgement's number is unique. Answers how many. */
export const writeJudgements = async (stop?: AbortSignal): Promise<number> => {
  let written = 0;
  for (;;) {
    const waiting = await redis().xrange(stream(), '-', '+', 'COUNT', BATCH);
    if (waiting.length === 0) return written;
    const judgements = waiting.map(([, fields]) => JSON.parse(fields[1] ?? '{}') as KeptJudgement);
    await db().insertInto('risk_judgements').ignore().values(judgements.map(rowOf)).execute();
    await redis().xdel(stream(), ...waiting.map(([id]) => id));
    written += waiting.length;
    if (stop?.aborted || waiting.length < BATCH) return written;
  }
};
