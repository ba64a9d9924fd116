import { carrierName } from '@huitou/shared-types/fulfilment/carriers.ts';
import { orderStatusLabels } from '@huitou/shared-types/orders/states.ts';
import type { PlannedOrder } from '../history.ts';
import type { Book } from './book.ts';
import type { Known } from './known.ts';

/** The timeline of an order. */
export const writeLog = (planned: PlannedOrder, id: number, customerId: number, known: Known, book: Book): void => {
  const add = (
    at: Date | null | undefined,
    move: string,
    to: PlannedOrder['status'],
    title: string,
    by: 'customer' | 'staff' | 'system',
    note = '',
  ): void => {
    if (!at) return;
    const actor = {
      customer: { actor_id: customerId, actor_name: '顾客' },
      staff: { actor_id: known.warehouseStaff.id, actor_name: known.warehouseStaff.name },
      system: { actor_id: null, actor_name: '系统' },
    }[by];
    book.log.push({
      subject: 'orders',
      subject_id: id,
      move,
      from_status: '',
      to_status: to,
      title,
      note,
      actor_kind: by,
      ...actor,
      data: null,
      at,
    });
  };
  add(planned.paidAt, 'pay', 'paid', '支付成功', 'system');
  for (const [i, parcel] of planned.parcels.entries()) {
    const last = i === planned.parcels.length - 1 && planned.shippedAt !== null;
    add(
      parcel.shippedAt,
      last ? 'ship' : 'shipPart',
      last ? 'shipped' : 'part_shipped',
      last ? '发货' : orderStatusLabels.part_shipped.label,
      'staff',
      `${carrierName(parcel.carrier)} ${parcel.trackingNo}`,
    );
  }
  if (planned.pickup?.verifiedAt) add(planned.pickup.verifiedAt, 'pickUp', 'received', '核销自提', 'staff');
  else if (planned.received)
    add(
      planned.received.at,
      'receive',
      'received',
      planned.received.by === 'system' ? '系统自动确认收货' : '确认收货',
      planned.received.by,
    );
  add(planned.completedAt, 'complete', 'completed', '完成', 'system');
  const { cancelled } = planned;
  if (cancelled)
    add(
      cancelled.at,
      cancelled.refundedAt ? 'close' : 'cancel',
      'cancelled',
      cancelled.refundedAt ? '关闭并退款' : '取消订单',
      cancelled.by,
      cancelled.reason,
    );
};
