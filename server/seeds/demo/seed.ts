import { hasProducts } from '../../src/modules/catalog/index.ts';
import { seedFreightTemplates } from '../../src/modules/pricing/index.ts';
import { transact } from '../../src/platform/db/transact.ts';
import { drawDemoPictures, seedDemoCatalog } from './catalog.ts';
import { seedDemoCoupons } from './coupons.ts';
import { seedDemoCustomers } from './customers.ts';
import { seedDemoFlashSales } from './flash-sales.ts';
import { freightTemplates } from './freight.ts';
import { bookDemoLedger } from './ledger-history.ts';
import { seedDemoInvoices } from './invoices.ts';
import { seedDemoMembership } from './membership.ts';
import { seedOrders } from './orders.ts';
import { seedDemoPromotions } from './promotions.ts';
import { seedDemoRisk } from './risk.ts';
import { seedDemoSettings } from './settings.ts';
import { seedDemoSimulations } from './simulations.ts';
import { seedDemoStaff } from './staff.ts';
import { seedDemoLocations } from './stores.ts';

/** Does one step and says so, with what it made and how long it took. */
const step = async <T>(name: string, work: Promise<T>, made: (result: T) => number): Promise<T> => {
  const started = performance.now();
  const result = await work;
  console.log(`  ${name}: ${made(result)} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  return result;
};

/** All rows or none: a seeding that was killed begins anew. */
export const seedDemoRows = async (): Promise<void> => {
  if (await hasProducts()) return;
  await transact(async () => {
    await step('settings', seedDemoSettings(), (n) => n);
    await step('staff', seedDemoStaff(), (n) => n);
    await step('customers', seedDemoCustomers(), (map) => map.size);
    await step('locations', seedDemoLocations(), (map) => map.size);
    const freight = await step('freight templates', seedFreightTemplates(freightTemplates), (map) => map.size);
    await step('SKUs', seedDemoCatalog(freight), (map) => map.size);
    const { gifts } = await step('orders', seedOrders(new Date()), (made) => made.orders);
    await step('members', seedDemoMembership(new Date()), (n) => n);
    await step('coupons', seedDemoCoupons(new Date()), (n) => n);
    await step('promotions', seedDemoPromotions(new Date()), (n) => n);
    await step('simulations', seedDemoSimulations(new Date()), (n) => n);
    await step('flash sales', seedDemoFlashSales(new Date()), (n) => n);
    await step('risk', seedDemoRisk(new Date()), (n) => n);
    await step('bookings', bookDemoLedger(gifts), (n) => n);
    await step('invoices', seedDemoInvoices(new Date()), (n) => n);
  });
};

/** Fills an empty database with the demo shop; does nothing when there are products already. Pictures that are missing are drawn again. */
export const seedDemo = async (): Promise<void> => {
  await Promise.all([step('pictures', drawDemoPictures(), (n) => n), seedDemoRows()]);
};
