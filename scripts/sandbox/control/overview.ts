import { fileUrl } from '../invoice/files.ts';
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
  counts: {
    orders: sim.ledger.orders.size,
    refunds: sim.ledger.refunds.size,
    shipments: sim.shipments.size,
    invoices: sim.invoicing.invoices.size,
    redForms: sim.invoicing.redForms.size,
    sms: sim.sms.size,
    mails: sim.mails.size,
  },
  orders: recentOrders(sim),
  refunds: sim.ledger.refunds.last(SHOWN),
  notifications: sim.notifications.last(SHOWN),
  pushes: sim.pushes.last(SHOWN),
  shipments: sim.shipments.last(SHOWN),
  invoices: sim.invoicing.invoices.last(SHOWN).map(({ lines: _, ...invoice }) => ({ ...invoice, pdf: fileUrl(sim, invoice, 'pdf') })),
  redForms: sim.invoicing.redForms.last(SHOWN).map(({ lines: _, ...form }) => form),
  sms: sim.sms.last(SHOWN),
  mails: sim.mails.last(SHOWN).map(({ html: _, text: __, ...mail }) => mail),
  faults: sim.faults.list(),
  settings: sim.settings,
});
