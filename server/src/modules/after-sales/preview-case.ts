import type { CaseOptions, CasePreview, previewCaseIn } from '@huitou/shared-types/after-sales/schema.ts';
import { yuan } from '@huitou/shared-types/money.ts';
import type { z } from 'zod';
import { iso } from '../../platform/clock.ts';
import { ShopError } from '../../platform/errors.ts';
import type { CustomerCall, StaffCall } from '../../platform/http/mount.ts';
import {
  type BenefitsBack,
  foreseeBenefits,
  linesOf,
  type OrderLineRow,
  type OrderRow,
  ownOrder,
  refundableOf,
  staffOrderRow,
} from '../orders/index.ts';
import { readSettings } from '../settings/index.ts';
import { foreseeMoney } from './money-way.ts';
import { piecesOf, planCase, type PlannedCase, refuseWrongTime, shareOf } from './plan-case.ts';
import { windowOf } from './window.ts';

type Asked = z.output<typeof previewCaseIn>;

export const myOptions = async ({ orderId }: { orderId: number }, call: CustomerCall): Promise<CaseOptions> =>
  optionsOf(await ownOrder(call.actor.id, orderId), false);
export const staffOptions = async ({ orderId }: { orderId: number }, call: StaffCall): Promise<CaseOptions> =>
  optionsOf(await staffOrderRow(call.actor, orderId), true);

/** What can be asked for an order now. */
const optionsOf = async (order: OrderRow, staff: boolean): Promise<CaseOptions> => {
  const [lines, { reasons }, { open, until }] = await Promise.all([linesOf([order.id]), readSettings('afterSales'), windowOf(order)]);
  const views = (lines.get(order.id) ?? []).map((line) => optionLine(line, order, staff || open));
  const possible = views.some((line) => line.openCaseId === null && line.unshipped + line.shipped > 0);
  return {
    orderId: String(order.id),
    orderNo: order.no,
    open: possible,
    why: possible ? '' : whyNot(order, open, views),
    until: until && iso(until),
    lines: views,
    reasons,
  };
};

const allowed = (order: OrderRow, stage: 'unshipped' | 'shipped', open: boolean): boolean => {
  try {
    refuseWrongTime(order, { kind: 'refund_only', stage }, open);
    return true;
  } catch (error) {
    if (error instanceof ShopError) return false;
    throw error;
  }
};

const optionLine = (line: OrderLineRow, order: OrderRow, open: boolean): CaseOptions['lines'][number] => {
  const pieces = (stage: 'unshipped' | 'shipped'): number => (allowed(order, stage, open) ? piecesOf(line, stage) : 0);
  const [unshipped, shipped] = [pieces('unshipped'), pieces('shipped')];
  return {
    lineId: String(line.id),
    name: line.name,
    spec: line.spec,
    picture: line.picture,
    quantity: line.quantity,
    unitPrice: line.unit_price,
    payable: line.payable,
    refunded: line.refunded,
    unshipped,
    shipped,
    unshippedMax: unshipped === 0 ? 0 : shareOf(line, unshipped, { kind: 'refund_only', stage: 'unshipped' }),
    shippedMax: shipped === 0 ? 0 : Math.min(refundableOf(line), shareOf(line, shipped, { kind: 'return_refund', stage: 'shipped' })),
    openCaseId: line.case_id === null ? null : String(line.case_id),
  };
};

const whyNot = (order: OrderRow, open: boolean, lines: CaseOptions['lines']): string => {
  if (order.status === 'unpaid') return '订单还没有付款';
  if (order.status === 'cancelled') return '订单已取消';
  if (!open) return '已超过售后期，请联系客服';
  return lines.some((line) => line.openCaseId !== null) ? '商品已有进行中的售后' : '没有可申请售后的商品';
};

/** @throws not_found, case_not_possible, case_window_closed, case_line_busy, case_pieces_exceed, case_amount_exceeds */
export const previewCase = async (input: Asked, call: CustomerCall): Promise<CasePreview> => {
  const order = await ownOrder(call.actor.id, input.orderId);
  refuseWrongTime(order, input, (await windowOf(order)).open);
  return previewOf(order, input, false);
};
/** @throws as above, without the window */
export const staffPreview = async (input: Asked, call: StaffCall): Promise<CasePreview> => {
  const order = await staffOrderRow(call.actor, input.orderId);
  refuseWrongTime(order, input, true);
  return previewOf(order, input, true);
};

const previewOf = async (order: OrderRow, input: Asked, staff: boolean): Promise<CasePreview> => {
  const [lines, settings] = await Promise.all([linesOf([order.id]), readSettings('afterSales')]);
  const planned = planCase(order, lines.get(order.id) ?? [], input, settings.freight, staff);
  const amount = planned.goods + planned.freight;
  return {
    lines: planned.lines.map((one) => ({ lineId: String(one.line.id), quantity: one.quantity, amount: one.amount, max: one.max })),
    goods: planned.goods,
    freight: planned.freight,
    freightText: freightText(order, input, planned.freight),
    amount,
    money: await foreseeMoney(order, amount, input.toBalance),
    rules: rulesOf(order, input, await benefitsOf(order, lines.get(order.id) ?? [], planned, input)),
    answerWithin: `商家将在 ${settings.answerHours} 小时内处理，超时未处理将自动同意`,
  };
};

const freightText = (order: OrderRow, input: Asked, freight: number): string => {
  if (freight > 0) return `订单全部未发货，运费 ${yuan(freight)} 元一并退回`;
  if (order.freight === 0) return '本单免运费';
  return input.stage === 'unshipped' ? '订单全部退款且未发货时退回运费' : '商品已发出，运费不退';
};

/** An exchange moves no money, so nothing comes back by it. */
const benefitsOf = async (
  order: OrderRow,
  lines: readonly OrderLineRow[],
  planned: PlannedCase,
  input: Asked,
): Promise<BenefitsBack | null> =>
  input.kind === 'exchange'
    ? null
    : foreseeBenefits(
        order,
        lines,
        planned.lines.map(({ line, quantity, amount }) => ({
          lineId: line.id,
          quantity,
          amount,
          leaves: input.stage === 'unshipped' || input.kind === 'return_refund',
        })),
      );

const benefitRules = (order: OrderRow, back: BenefitsBack): CasePreview['rules'] => [
  ...back.coupons.map((coupon) => ({
    title: '优惠券',
    text: !coupon.returnsOnRefund
      ? `“${coupon.name}”退款后不退回`
      : back.whole
        ? `“${coupon.name}”在本次退款后退回到您的账户`
        : `“${coupon.name}”在整单退款后退回，部分退款不退回`,
  })),
  ...(order.points_used > 0
    ? [
        {
          title: '积分',
          text:
            back.points > 0
              ? `本单使用了 ${order.points_used} 积分，本次退款退回 ${back.points} 积分`
              : `本单使用的 ${order.points_used} 积分本次不退回`,
        },
      ]
    : []),
];

/** What becomes of everything beside the money, told before applying. */
const rulesOf = (order: OrderRow, input: Asked, back: BenefitsBack | null): CasePreview['rules'] => [
  ...(order.discount_total > 0
    ? [{ title: '优惠', text: `本单优惠 ${yuan(order.discount_total)} 元已分摊到商品，按实付金额退款，不折现` }]
    : []),
  ...(back === null ? [] : benefitRules(order, back)),
  ...(order.coupon_saved === 0 && order.points_used === 0
    ? [{ title: '优惠券与积分', text: '本单没有使用优惠券或积分，退款不影响您已有的优惠券和积分' }]
    : []),
  { title: '获得的积分', text: '本单若已发放购物积分，将按退款金额扣回' },
  ...(input.kind === 'refund_only'
    ? []
    : [{ title: '寄回', text: '同意后请按退货地址寄回并填写单号，商品、配件、赠品与包装请保持完好；收到并验货后处理' }]),
  ...(input.kind === 'exchange' ? [{ title: '换货', text: '更换同款同规格商品；若无货可换，将按实付金额退款' }] : []),
  ...(order.invoice_title === null ? [] : [{ title: '发票', text: '已开发票的商品退款时，对应金额的发票将冲红' }]),
];
