import { couponAdminRoutes, couponRoutes } from '@huitou/shared-types/coupons/routes.ts';
import type { Coupon, CreateTemplateIn, Template } from '@huitou/shared-types/coupons/schema.ts';
import type * as doors from '../../server/src/modules/coupons/index.ts';
import type { TestShop } from '../setup/app.ts';
import { unique } from './catalog.ts';
import { inServer } from './payments.ts';
import { confirmPassword, signInOwner } from './staff.ts';

export const noGoods = { categoryIds: [], brandIds: [], productIds: [], skuIds: [] };
export const everything = { all: true, ...noGoods, exclude: noGoods };
export const onlyProducts = (...productIds: string[]) => ({ all: false, ...noGoods, productIds, exclude: noGoods });
export const onlySkus = (...skuIds: string[]) => ({ all: false, ...noGoods, skuIds, exclude: noGoods });

/** An owner whose password was just typed: may publish, grant and recall. */
export const couponStaff = async (shop: TestShop): Promise<string> => {
  const staff = await signInOwner(shop);
  await confirmPassword(shop, staff);
  return staff;
};
/** The group that a new shop begins with. */
export const firstGroup = async (shop: TestShop, staff: string): Promise<string> =>
  (await shop.api(staff)(couponAdminRoutes.stacking)).groups[0]?.id ?? '';

/** The form of a template: ¥10 off in the centre, for a week, unless told otherwise. */
export const templateInput = async (shop: TestShop, staff: string, wanted: Partial<CreateTemplateIn> = {}): Promise<CreateTemplateIn> => ({
  name: unique('券'),
  kind: 'amount',
  amount: 1_000,
  scope: everything,
  validity: { kind: 'days', days: 30 },
  ways: ['centre'],
  groupId: wanted.groupId ?? (await firstGroup(shop, staff)),
  confirm: true,
  ...wanted,
});
/** A published template. */
export const newTemplate = async (shop: TestShop, staff: string, wanted: Partial<CreateTemplateIn> = {}): Promise<Template> => {
  const { id } = await shop.api(staff)(couponAdminRoutes.create, await templateInput(shop, staff, wanted));
  return shop.api(staff)(couponAdminRoutes.publish, { id });
};
export const claim = (shop: TestShop, customer: { token: string }, template: { id: string }): Promise<Coupon> =>
  shop.api(customer.token)(couponRoutes.claim, { id: template.id });
export const readMyCoupon = (shop: TestShop, customer: { token: string }, id: string): Promise<Coupon> =>
  shop.api(customer.token)(couponRoutes.detail, { id });

/** How it went: `done`, or the code it was refused with. */
export const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: { code: string }) => error.code,
  );

export type Coupons = typeof doors;
/** Runs doors of the slice in one transaction, as an order does. */
export const inCoupons = async <T>(work: (coupons: Coupons) => Promise<T>): Promise<T> => {
  const coupons = await import('../../server/src/modules/coupons/index.ts');
  const { transact } = await import('../../server/src/platform/db/transact.ts');
  return inServer(() => transact(() => work(coupons)));
};
let orders = process.pid * 10_000;
/** A number that stands for an order, of which coupons know no more than that. */
export const someOrderId = (): number => {
  orders += 1;
  return orders;
};

/** Moves times of a coupon, behind its back: `{ valid_until: -60_000 }` puts it a minute into the past. */
export const setCouponTimes = async (shop: TestShop, id: string, times: Record<string, number>): Promise<void> => {
  for (const [column, ms] of Object.entries(times))
    await shop.db.connection.query('update coupons set ?? = ? where id = ?', [
      column,
      new Date(Date.now() + ms).toISOString().slice(0, 23).replace('T', ' '),
      Number(id),
    ]);
};
