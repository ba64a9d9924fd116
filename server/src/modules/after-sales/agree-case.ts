import type { agreeCaseIn, BatchAgreed, batchAgreeIn, StaffCase } from '@huitou/shared-types/after-sales/schema.ts';
import { yuan } from '@huitou/shared-types/money.ts';
import { sql } from 'kysely';
import type { z } from 'zod';
import { DAY, later, now } from '../../platform/clock.ts';
import type { Actor } from '../../platform/context.ts';
import { toJson } from '../../platform/db/orm.ts';
import { transact } from '../../platform/db/transact.ts';
import { fail, ShopError } from '../../platform/errors.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { recordAudit } from '../audit/index.ts';
import { reserveStock } from '../inventory/index.ts';
import { readSettings } from '../settings/index.ts';
import { type Amounts, setAmounts } from './change-amount.ts';
import { dueColumns, lockCase, type LockedCase, moveCase, staffCaseRow } from './case-rows.ts';
import { giveBack } from './give-back.ts';
import { exchangeStock } from './let-go.ts';
import { turnIntoReturn } from './turn-into-return.ts';
import { returnAddress } from './return-address.ts';
import { staffCaseView } from './staff-cases.queries.ts';

export interface AgreeOptions extends Amounts {
  returnLocationId?: number | undefined;
  toBalance?: boolean | undefined;
  note?: string;
  /** What the timeline says. */
  title?: string;
}

/**
 * Agrees to a case: the money of a refund goes at once; goods are asked back for a return or an exchange, and the replacement is promised.
 * @throws state_forbidden when somebody was faster, case_amount_exceeds, refund_exceeds, refund_expired, refund_too_many, stock_insufficient
 */
export const agreeAs = async (id: number, actor: Actor, options: AgreeOptions = {}): Promise<void> => {
  try {
    await decide(id, actor, options, true);
  } catch (error) {
    if (actor.kind !== 'system' || !(error instanceof ShopError) || error.code !== 'stock_insufficient') throw error;
    // There is nothing to send: what had been written is rolled back, and the customer gets the money instead.
    await decide(id, actor, options, false);
  }
};

const decide = (id: number, actor: Actor, options: AgreeOptions, mayExchange: boolean): Promise<void> =>
  transact(async () => {
    const locked = await lockCase(id);
    if (locked.row.status !== 'requested') fail('state_forbidden');
    // What the clock agrees to must still be due: an answer or an extension that came first wins.
    const early = locked.row.due_at === null || locked.row.due_at > now();
    if (actor.kind === 'system' && options.title === undefined && early) fail('state_forbidden');
    const changed = await setAmounts(locked, options);
    if (changed.row.kind === 'refund_only') return giveBack(changed, 'agreeRefund', actor, options);
    if (changed.row.kind === 'exchange' && !mayExchange) return askBack(await turnIntoReturn(changed, actor), actor, options);
    return askBack(await promiseReplacement(changed), actor, options);
  });

/** Reserves what an exchange will send. @throws stock_insufficient */
const promiseReplacement = async (locked: LockedCase): Promise<LockedCase> => {
  const { row, lines } = locked;
  if (row.kind !== 'exchange') return locked;
  await reserveStock(row.location_id, exchangeStock(row.id, lines));
  return { ...locked, row: { ...row, reserved: true } };
};

const askBack = async ({ row }: LockedCase, actor: Actor, options: AgreeOptions): Promise<void> => {
  const { sendDays } = await readSettings('afterSales');
  const { locationId, to } = await returnAddress(options.returnLocationId ?? row.location_id);
  await moveCase(row, 'agree', actor, {
    set: {
      kind: row.kind,
      reserved: row.reserved,
      return_location_id: locationId,
      return_to: toJson(to),
      ...(options.toBalance === undefined ? {} : { to_balance: options.toBalance }),
      ...dueColumns(later(sendDays * DAY)),
    },
    title: row.kind === 'exchange' ? '商家同意换货' : '商家同意退货',
    note: options.note || `请在 ${sendDays} 天内寄回：${to.name} ${to.phone} ${to.address}`,
    ...(actor.kind === 'system'
      ? { title: row.kind === 'exchange' ? '超时未处理，系统同意换货' : '超时未处理，系统同意退货', where: sql`due_at <= ${now()}` }
      : {}),
  });
};

/** Staff agree, with other amounts if they like. */
export const agreeCase = async (input: z.output<typeof agreeCaseIn>, call: StaffCall): Promise<StaffCase> => {
  const row = await staffCaseRow(call.actor, input.id);
  if (input.toBalance === false && row.to_balance) fail('invalid_input', '顾客选择了退到余额');
  await agreeAndAudit(row.id, call, input);
  return staffCaseView(call.actor, row.id);
};

const agreeAndAudit = (id: number, call: StaffCall, options: AgreeOptions): Promise<void> =>
  transact(async () => {
    const before = await staffCaseRow(call.actor, id);
    await agreeAs(id, call.actor, options);
    const after = await staffCaseRow(call.actor, id);
    await recordAudit(call.actor, {
      action: 'aftersales.agree',
      subject: 'order',
      subjectId: before.order_id,
      summary: `同意售后 ${before.no}${after.status === 'refunding' ? `，退款 ${yuan(after.goods + after.freight)} 元` : ''}`,
      before: { status: before.status, goods: before.goods, freight: before.freight },
      after: { status: after.status, goods: after.goods, freight: after.freight },
    });
  });

/** Agrees to many as they were asked. Each stands for itself: one that fails says why and does not hold the others back. */
export const batchAgree = async ({ ids }: z.output<typeof batchAgreeIn>, call: StaffCall): Promise<BatchAgreed> => {
  const items: BatchAgreed['items'] = [];
  for (const id of new Set(ids)) {
    try {
      await agreeAndAudit(id, call, {});
      items.push({ id: String(id), ok: true, message: '' });
    } catch (error) {
      if (!(error instanceof ShopError)) throw error;
      items.push({ id: String(id), ok: false, message: error.message });
    }
  }
  return { items };
};
