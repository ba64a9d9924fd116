import { filesSlice } from './platform/files/files.slice.ts';
import { IdempotencyKey } from './platform/http/idempotency.entity.ts';
import { FailedJob, OutboxEvent } from './platform/queue/outbox.entity.ts';
import type { Slice } from './platform/slice.ts';
import { StateLog } from './platform/state-log.entity.ts';
import { analyticsSlice } from './modules/analytics/analytics.slice.ts';
import { auditSlice } from './modules/audit/audit.slice.ts';
import { cartSlice } from './modules/cart/cart.slice.ts';
import { catalogSlice } from './modules/catalog/catalog.slice.ts';
import { checksSlice } from './modules/checks/checks.slice.ts';
import { couponsSlice } from './modules/coupons/coupons.slice.ts';
import { customersSlice } from './modules/customers/customers.slice.ts';
import { afterSalesSlice } from './modules/after-sales/after-sales.slice.ts';
import { flashSalesSlice } from './modules/flash-sales/flash-sales.slice.ts';
import { fulfilmentSlice } from './modules/fulfilment/fulfilment.slice.ts';
import { invoicesSlice } from './modules/invoices/invoices.slice.ts';
import { inventorySlice } from './modules/inventory/inventory.slice.ts';
import { ledgerSlice } from './modules/ledger/ledger.slice.ts';
import { membershipSlice } from './modules/membership/membership.slice.ts';
import { ordersSlice } from './modules/orders/orders.slice.ts';
import { paymentsSlice } from './modules/payments/payments.slice.ts';
import { pricingSlice } from './modules/pricing/pricing.slice.ts';
import { riskSlice } from './modules/risk/risk.slice.ts';
import { promotionsSlice } from './modules/promotions/promotions.slice.ts';
import { settingsSlice } from './modules/settings/settings.slice.ts';
import { simulatorSlice } from './modules/simulator/simulator.slice.ts';
import { staffSlice } from './modules/staff/staff.slice.ts';
import { storesSlice } from './modules/stores/stores.slice.ts';
import { tasksSlice } from './modules/tasks/tasks.slice.ts';
import { wechatMiniSlice } from './providers/wechat-mini/wechat-mini.slice.ts';

const platformSlice: Slice = { name: 'platform', entities: [IdempotencyKey, OutboxEvent, FailedJob, StateLog] };

/** Every slice of the shop, lower levels first (the levels are data in scripts/imports/levels.ts). */
export const slices: readonly Slice[] = [
  platformSlice,
  filesSlice,
  wechatMiniSlice,
  auditSlice,
  tasksSlice,
  staffSlice,
  storesSlice,
  settingsSlice,
  customersSlice,
  catalogSlice,
  ledgerSlice,
  inventorySlice,
  couponsSlice,
  membershipSlice,
  paymentsSlice,
  riskSlice,
  promotionsSlice,
  pricingSlice,
  cartSlice,
  ordersSlice,
  flashSalesSlice,
  fulfilmentSlice,
  afterSalesSlice,
  invoicesSlice,
  analyticsSlice,
  simulatorSlice,
  checksSlice,
];

export const entities = slices.flatMap((slice) => slice.entities ?? []);
export const routes = slices.flatMap((slice) => slice.routes ?? []);
export const rawRoutes = slices.flatMap((slice) => slice.raw ?? []);
export const handlers = slices.flatMap((slice) => slice.handlers ?? []);
export const loops = slices.flatMap((slice) => slice.loops ?? []);
export const jobs = slices.flatMap((slice) => slice.jobs ?? []);
/** What must always hold, of all slices, each under the name of its slice. */
export const invariants = slices.flatMap((slice) => (slice.invariants ?? []).map((invariant) => ({ ...invariant, slice: slice.name })));
