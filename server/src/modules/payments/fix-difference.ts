import type { Difference } from '@huitou/shared-types/payments/schema.ts';
import { now } from '../../platform/clock.ts';
import { transact } from '../../platform/db/transact.ts';
import { fail, must } from '../../platform/errors.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { recordAudit } from '../audit/index.ts';
import { channelPart } from './payment-parts.ts';
import { db } from './payment.entity.ts';
import { paymentRowByNo } from './payment.queries.ts';
import { channel, type Outcome } from './ports.ts';
import { type DifferenceRow, reconciliationDb } from './reconciliation.entity.ts';
import { differenceView, isFixable } from './reconciliation.queries.ts';
import { settleExplained } from './staff-reconciliation.ts';
import { settlePayment } from './settle-payment.ts';
import { settleRefund } from './settle-refund.ts';

/**
 * Asks WeChat about what differs, and lets the books follow where that is safe: a payment or a refund whose end we missed takes its course;
 * what WeChat confirms although its bill left it out is explained. Amounts are never touched.
 * @throws not_found, conflict, not_fixable with what WeChat said, unavailable
 */
export const fixDifference = async ({ id }: { id: number }, call: StaffCall): Promise<Difference> => {
  const row = must(await reconciliationDb().selectFrom('reconciliation_differences').selectAll().where('id', '=', id).executeTakeFirst());
  if (row.resolved) fail('conflict', '该差异已被处理，请刷新');
  if (!isFixable(row)) fail('not_fixable');
  const note = row.what === 'payment' ? await fixPayment(row) : await fixRefund(row);
  await transact(async () => {
    await settleExplained(row, note, call.actor);
    await recordAudit(call.actor, {
      action: 'reconcile.fix',
      subject: 'reconciliation',
      subjectId: row.day,
      summary: `查询并修复对账差异 ${row.no}：${note}`,
      before: { kind: row.kind, hereState: row.here_state, thereState: row.there_state },
      after: { resolved: true, at: now().toISOString() },
    });
  });
  return differenceView(id);
};

const said = <T>(answer: Outcome<T>): T => {
  if (answer.kind === 'ok') return answer.data;
  if (answer.kind === 'refused' && answer.reason === 'not_there') return fail('not_fixable', '微信查无此单，请人工核实');
  return fail('unavailable', '微信暂时没有回应，请稍后再试');
};

const fixPayment = async (difference: DifferenceRow): Promise<string> => {
  const before = await paymentRowByNo(difference.no);
  if (!before) return fail('not_fixable', '我方没有这笔支付单，请人工核实');
  const trade = said(await channel().queryPayment(before.no));
  if (trade.state !== 'paid') return fail('not_fixable', `微信查询结果：${trade.stateText}，请人工核实`);
  if ((await settlePayment(trade)) === 'mismatch') return fail('not_fixable', '微信查询结果与我方支付单不符，请人工核实');
  return before.status === 'succeeded' ? '微信查询确认该笔已支付，金额一致' : '已向微信查询并补记收款';
};

const fixRefund = async (difference: DifferenceRow): Promise<string> => {
  const before = await refundByNo(difference.no);
  if (!before) return fail('not_fixable', '我方没有这笔退款单，请人工核实');
  const refund = said(await channel().queryRefund(before.no));
  if (refund.amount !== channelPart(before) || (await settleRefund(refund)) === 'mismatch')
    return fail('not_fixable', '微信查询结果与我方退款单不符，请人工核实');
  const after = must(await refundByNo(difference.no));
  if (after.returned_at === null && refund.state !== after.status) return fail('not_fixable', '微信的退款状态与我方仍不一致，请人工核实');
  return before.status === after.status ? '微信查询确认该笔退款，状态与金额一致' : '已向微信查询并更新退款状态';
};

const refundByNo = (no: string) => db().selectFrom('refunds').selectAll().where('no', '=', no).executeTakeFirst();
