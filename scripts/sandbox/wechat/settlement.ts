import type { Sim } from '../sim.ts';
import { push } from './push.ts';
import type { Shipment } from './shipping-record.ts';

const DAY_MS = 86400_000;

/** Express orders settle 10 days after shipping unless the customer confirms earlier, all others after 2 (交易类小程序运营规范 1.3). */
export const settleAfter = (shipment: Shipment): number => (shipment.logisticsType === 1 ? 10 * DAY_MS : 2 * DAY_MS);

/** Announces a finished shipping to the shop and plans the automatic receipt. */
export function shipped(sim: Sim, shipment: Shipment): void {
  shipment.settleAt = (shipment.shippedAt ?? sim.clock.now()) + settleAfter(shipment);
  sim.shipments.put(shipment);
  push(sim, 'trade_manage_order_settlement', { ...ids(sim, shipment), estimated_settlement_time: seconds(shipment.settleAt) });
  plan(sim, shipment);
}

function plan(sim: Sim, shipment: Shipment): void {
  const at = shipment.settleAt;
  if (at === undefined) return;
  sim.clock.schedule(at, () => {
    if (shipment.state === 2 && shipment.settleAt === at) confirmReceipt(sim, shipment, 'automatic');
  });
}

/** Puts the automatic receipts of an earlier run back on the clock. */
export function resumeShipments(sim: Sim): void {
  for (const shipment of sim.shipments.values()) if (shipment.state === 2) plan(sim, shipment);
}

/** The customer confirms receipt in WeChat, or time does: the order settles and the shop is told. Once only. */
export function confirmReceipt(sim: Sim, shipment: Shipment, how: 'manual' | 'automatic'): void {
  if (shipment.state !== 2) return;
  const now = sim.clock.now();
  shipment.state = 3;
  shipment.confirmedAt = now;
  sim.shipments.put(shipment);
  push(sim, 'trade_manage_order_settlement', {
    ...ids(sim, shipment),
    confirm_receive_method: how === 'manual' ? 1 : 2,
    confirm_receive_time: seconds(now),
    settlement_time: seconds(now),
  });
}

const seconds = (ms: number): number => Math.floor(ms / 1000);

function ids(sim: Sim, shipment: Shipment): Record<string, unknown> {
  const order = sim.ledger.orders.get(shipment.orderNo);
  return {
    transaction_id: shipment.transactionId,
    merchant_id: sim.keys.mchId,
    sub_merchant_id: '',
    merchant_trade_no: shipment.orderNo,
    pay_time: seconds(order?.paidAt ?? 0),
    shipped_time: seconds(shipment.shippedAt ?? 0),
  };
}
