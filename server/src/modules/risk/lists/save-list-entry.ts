import type { ListEntry } from '@huitou/shared-types/risk/schema.ts';
import { type ListKind, listKindLabels, type ListSide, listSideLabels } from '@huitou/shared-types/risk/states.ts';
import { isIP } from 'node:net';
import { now } from '../../../platform/clock.ts';
import { transact } from '../../../platform/db/transact.ts';
import { fail, must } from '../../../platform/errors.ts';
import type { StaffCall } from '../../../platform/http/mount.ts';
import { recordAudit } from '../../audit/index.ts';
import { readStanding } from '../../customers/index.ts';
import { db } from '../risk.entity.ts';
import { listViews } from './list-entries.queries.ts';
import { forgetLists } from './read-lists.ts';

/** The widest nets that may be listed: a typing error must not shut out a whole country. */
const WIDEST = { 4: 16, 6: 32 } as const;

const checkedAddress = (value: string): string => {
  const [address = '', bits, ...rest] = value.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return fail('invalid_input', 'IP 地址不正确');
  if (bits === undefined) return address;
  const most = family === 4 ? 32 : 128;
  if (!/^\d{1,3}$/.test(bits) || Number(bits) > most) return fail('invalid_input', '网段不正确');
  if (Number(bits) < WIDEST[family as 4 | 6]) return fail('invalid_input', `网段最大为 /${WIDEST[family as 4 | 6]}`);
  return `${address}/${Number(bits)}`;
};

const checkedValue = async (kind: ListKind, value: string): Promise<string> => {
  if (kind === 'ip') return checkedAddress(value);
  if (kind === 'device') return /^[\w-]{8,64}$/.test(value) ? value : fail('invalid_input', '设备标识不正确');
  if (!/^[1-9]\d{0,14}$/.test(value) || !(await readStanding(Number(value)))) return fail('invalid_input', '没有这个客户');
  return value;
};

interface Input {
  side: ListSide;
  kind: ListKind;
  value: string;
  reason: string;
  until: string | null;
}
/** Puts somebody on a list; what was said of them before is replaced. @throws invalid_input */
export const saveListEntry = async (input: Input, call: StaffCall): Promise<ListEntry> => {
  const value = await checkedValue(input.kind, input.value);
  const until = input.until === null ? null : new Date(input.until);
  if (until && until <= now()) return fail('invalid_input', '截止时间须晚于现在');
  const row = await transact(async () => {
    const subject = { kind: input.kind, value };
    const find = () =>
      db()
        .selectFrom('risk_list_entries')
        .selectAll()
        .where('kind', '=', subject.kind)
        .where('value', '=', subject.value)
        .executeTakeFirst();
    const before = await find();
    const content = {
      side: input.side,
      reason: input.reason,
      ends_at: until,
      staff_id: call.actor.id,
      staff_name: call.actor.name,
      created_at: now(),
    };
    await db()
      .insertInto('risk_list_entries')
      .values({ ...subject, ...content })
      .onDuplicateKeyUpdate(content)
      .execute();
    const after = must(await find());
    await recordAudit(call.actor, {
      action: 'risk.list',
      subject: 'risk_list',
      subjectId: after.id,
      summary: `${listKindLabels[input.kind]} ${value} 加入${listSideLabels[input.side].label}：${input.reason}`,
      ...(before ? { before } : {}),
      after,
    });
    return after;
  });
  forgetLists();
  return must((await listViews([row])).get(row.id));
};

/** Takes an entry off its list. @throws not_found */
export const removeListEntry = async (input: { id: number; reason: string }, call: StaffCall): Promise<{ ok: true }> => {
  await transact(async () => {
    const before = must(await db().selectFrom('risk_list_entries').selectAll().where('id', '=', input.id).executeTakeFirst());
    await db().deleteFrom('risk_list_entries').where('id', '=', input.id).execute();
    await recordAudit(call.actor, {
      action: 'risk.unlist',
      subject: 'risk_list',
      subjectId: input.id,
      summary: `${listKindLabels[before.kind]} ${before.value} 移出${listSideLabels[before.side].label}${input.reason ? `：${input.reason}` : ''}`,
      before,
    });
  });
  forgetLists();
  return { ok: true };
};
