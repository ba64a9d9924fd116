import type { RefundDetail, refundToBankCardIn } from '@huitou/shared-types/payments/schema.ts';
import { bankCardTargetLabels, debitBanks, refundMoves } from '@huitou/shared-types/payments/states.ts';
import { sql } from 'kysely';
import type { z } from 'zod';
import { later, MINUTE, now } from '../../platform/clock.ts';
import { system } from '../../platform/context.ts';
import { transact } from '../../platform/db/transact.ts';
import { fail } from '../../platform/errors.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { move, tryMove } from '../../platform/move.ts';
import { recordAudit } from '../audit/index.ts';
import { db, type RefundRowDb } from './payment.entity.ts';
import { wakeRefund } from './payments.jobs.ts';
import { channel } from './ports.ts';
import { refundDetail } from './refund-detail.ts';
import { settleRefund } from './settle-refund.ts';
import { isHeld, staffRefundRow } from './staff-refund.ts';

/** How long the call may take before the sweeper asks what became of it. */
const LEASE_MS = MINUTE;
const LOOK_MS = 10_000;

/**
 * 发起异常退款: has WeChat send what it could not deliver to a bank card of the customer, or back to the shop's own. Written down before WeChat is
 * called; a lost reply is asked about. The card is passed on and kept nowhere.
 * @throws not_found, state_forbidden, refund_not_held, refund_refused with WeChat's words
 */
export const refundToBankCard = async (input: z.output<typeof refundToBankCardIn>, call: StaffCall): Promise<RefundDetail> => {
  const row = await staffRefundRow(call.actor, input.id);
  if (row.status !== 'abnormal') fail('state_forbidden');
  if (!isHeld(row)) fail('refund_not_held');
  await transact(() => begin(row, input, call));
  const { target, bank, account, name } = input;
  const card = target === 'user_card' && bank && account && name ? { bank, account, name } : null;
  const answer = await channel().refundToBankCard({ no: row.no, refundId: row.refund_id as string, card });
  if (answer.kind === 'ok') await settleRefund(answer.data);
  else if (answer.kind === 'refused' && answer.next === 'final') await refused(row, answer.detail);
  await lookSoon(row);
  return refundDetail({ id: row.id }, call);
};

const begin = async (row: RefundRowDb, { target, bank, account }: z.output<typeof refundToBankCardIn>, call: StaffCall): Promise<void> => {
  const note = `${bankCardTargetLabels[target]}${target === 'user_card' ? `（${debitBanks.find(({ code }) => code === bank)?.label ?? ''}，尾号 ${account?.slice(-4)}）` : ''}`;
  await move('refunds', refundMoves, 'toBankCard', row.id, call.actor, {
    set: { card_target: target, failure: '', attempts: Math.max(row.attempts, 1), next_try_at: later(LEASE_MS) },
    where: sql`refund_id is not null and returned_at is null`,
    note,
  });
  await recordAudit(call.actor, {
    action: 'refund.bank-card',
    subject: 'refund',
    subjectId: row.no,
    summary: `申请异常退款 ${row.no}（${row.payable_no}）至${note}`,
    before: { status: row.status, failure: row.failure },
  });
};

/** It may have been refused because it was taken on before: WeChat says how it stands. @throws refund_refused */
const refused = async (row: RefundRowDb, detail: string): Promise<void> => {
  const asked = await channel().queryRefund(row.no);
  if (asked.kind === 'ok' && asked.data.state !== 'abnormal') {
    await settleRefund(asked.data);
    return;
  }
  await transact(() =>
    tryMove('refunds', refundMoves, 'fail', row.id, system, {
      set: { card_target: row.card_target, failure: `微信拒绝：${detail}`.slice(0, 200), next_try_at: null },
      note: detail,
    }),
  );
  fail('refund_refused', `微信拒绝了本次申请：${detail}`);
};

const lookSoon = async (row: RefundRowDb): Promise<void> => {
  const at = later(LOOK_MS, now());
  const planned = await db()
    .updateTable('refunds')
    .set({ next_try_at: at })
    .where('id', '=', row.id)
    .where('status', '=', 'processing')
    .executeTakeFirst();
  if (planned.numUpdatedRows === 1n) wakeRefund({ id: row.id, no: row.no, at });
};
