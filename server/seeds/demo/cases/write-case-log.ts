import { caseKindLabels } from '@huitou/shared-types/after-sales/states.ts';
import type { Shop } from '../cases.ts';
import type { Row } from '../orders/book.ts';
import type { CasePlan } from './write-case.ts';

interface Told {
  id: number;
  order: Row;
  reason: string;
  note: string;
  plan: CasePlan;
}
const answers = ['您好，已收到您的申请，我们马上核实', '非常抱歉给您带来不便，这边为您处理', '收到，已同步仓库核对'] as const;

/** The timeline of a case and of its order, and what was said. */
export const writeCaseLog = ({ book, known }: Shop, { id, order, reason, note, plan }: Told): void => {
  const { course, kind, rng } = plan;
  const actors = {
    customer: { actor_kind: 'customer', actor_id: order.customer_id, actor_name: '顾客' },
    service: { actor_kind: 'staff', actor_id: known.serviceStaff.id, actor_name: known.serviceStaff.name },
    warehouse: { actor_kind: 'staff', actor_id: known.warehouseStaff.id, actor_name: known.warehouseStaff.name },
    system: { actor_kind: 'system', actor_id: null, actor_name: '系统' },
  };
  const add = (
    at: number | null,
    by: keyof typeof actors,
    move: string,
    to: string,
    title: string,
    text = '',
    subject = 'after_sales_cases',
  ): void => {
    if (at === null) return;
    book.log.push({
      subject,
      subject_id: subject === 'orders' ? order.id : id,
      move,
      from_status: '',
      to_status: to,
      title,
      note: text,
      ...actors[by],
      data: null,
      at: new Date(at),
    });
  };
  const asked = `${caseKindLabels[kind]}：${reason}${note}`;
  add(course.requestedAt, 'customer', 'request', 'requested', '申请售后', asked);
  add(course.requestedAt, 'customer', 'after-sales', '', '申请售后', asked, 'orders');
  if (course.status === 'withdrawn') add(course.endedAt, 'customer', 'withdraw', 'withdrawn', '撤销申请');
  else if (course.status === 'refused')
    add(course.answeredAt, 'service', 'refuse', 'refused', '商家拒绝了申请', (book.cases[id - 1]?.refusal as string) ?? '');
  else if (kind === 'refund_only') add(course.answeredAt, 'service', 'agreeRefund', 'refunding', '同意退款');
  else {
    const { returnTo } = known;
    add(
      course.answeredAt,
      'service',
      'agree',
      'agreed',
      kind === 'exchange' ? '商家同意换货' : '商家同意退货',
      `请在 7 天内寄回：${returnTo.name} ${returnTo.phone} ${returnTo.address}`,
    );
    add(course.sentAt, 'customer', 'send', 'sent', '已寄回商品', `圆通速递 ${(book.cases[id - 1]?.return_tracking_no as string) ?? ''}`);
    add(course.receivedAt, 'warehouse', 'receive', 'received', '商家已收到退货');
    add(course.inspectedAt, 'warehouse', 'inspect', 'inspected', '验货完成');
    if (kind === 'return_refund') add(course.refundedAt, 'service', 'refund', 'refunding', '退款');
    add(course.reshippedAt, 'warehouse', 'reship', 'reshipped', '发出换货');
    if (course.status === 'closed') add(course.endedAt, 'system', 'expire', 'closed', '超时未寄回，售后关闭');
  }
  if (course.refundedAt !== null) add(course.refundedAt, 'service', 'after-sales-refund', '', '售后退款', note.replace('，', ''), 'orders');
  if (course.status === 'done')
    add(
      course.endedAt,
      kind === 'exchange' ? 'customer' : 'system',
      kind === 'exchange' ? 'finishExchange' : 'finishRefund',
      'done',
      kind === 'exchange' ? '确认收到换货' : '退款到账',
    );
  if (course.answeredAt !== null && rng.chance(0.5))
    book.caseMessages.push({
      case_id: id,
      at: new Date(course.answeredAt - 60_000),
      actor_kind: 'staff',
      actor_name: known.serviceStaff.name,
      text: rng.pick(answers),
      pictures: '[]',
      internal: 0,
    });
};
