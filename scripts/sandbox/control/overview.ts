import type { Order } from '../pay/ledger.ts';
import type { Sim } from '../sim.ts';

const SHOWN = 60;

/** The newest orders with their present state, newest first. */
export function recentOrders(sim: Sim): object[] {
  const now = sim.clock.now();
  return sim.ledger.orders.last(SHOWN).map((order: Order) => ({
    ...order,
    state: sim.ledger.stateOf(order, now),
    payer: sim.people.get(order.openid)?.nickname ?? order.openid,
  }));
}

/** All that the people's page shows beside the journal. */
export const overview = (sim: Sim): object => ({
  now: sim.clock.now(),
  offset: sim.clock.offset,
  mode: sim.keys.mode,
  appId: sim.keys.appId,
  mchId: sim.keys.mchId,
  counts: { orders: sim.ledger.orders.size, refunds: sim.ledger.refunds.size, shipments: sim.shipments.size },
  orders: recentOrders(sim),
  refunds: sim.ledger.refunds.last(SHOWN),
  notifications: sim.notifications.last(SHOWN),
  pushes: sim.pushes.last(SHOWN),
  shipments: sim.shipments.last(SHOWN),
  faults: sim.faults.list(),
  settings: sim.settings,
});
