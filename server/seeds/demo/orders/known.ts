import { sql } from 'kysely';
import { em } from '../../../src/platform/db/orm.ts';

export interface SkuRef {
  id: number;
  product_id: number;
  category_id: number;
  code: string;
  name: string;
  spec: string;
  cover: string;
  cost: number | null;
  weight_g: number;
  limited: boolean;
}
/** What the shop has before its first order. */
export interface Known {
  customers: Map<string, number>;
  skus: Map<string, SkuRef>;
  warehouseId: number;
  storeIds: number[];
  warehouseStaff: { id: number; name: string };
  serviceStaff: { id: number; name: string };
  /** What the warehouse tells people who send goods back. */
  returnTo: { name: string; phone: string; address: string };
}

export const readKnown = async (): Promise<Known> => {
  const rows = async <T>(statement: ReturnType<typeof sql>): Promise<T[]> => (await statement.execute(em().getKysely())).rows as T[];
  const [customers, skus, locations, staff] = [
    await rows<{ id: number; openid: string }>(sql`select id, openid from customers where openid is not null`),
    await rows<SkuRef>(
      sql`select s.id, s.product_id, p.category_id, s.code, p.name, s.spec, s.cover, s.cost, s.weight_g, p.per_customer is not null as limited from skus s join products p on p.id = s.product_id`,
    ),
    await rows<{ id: number; kind: string; pickup: number; name: string; phone: string; address: string }>(
      sql`select id, kind, pickup, name, phone, concat(province, city, district, detail) as address from locations where enabled = 1 order by priority, id`,
    ),
    await rows<{ id: number; name: string }>(
      sql`select id, name from staff_members where login in ('warehouse', 'service') order by login desc`,
    ),
  ];
  const warehouse = locations.find((location) => location.kind === 'warehouse');
  if (!warehouse || !staff[0] || !staff[1]) throw new Error('the demo orders need a warehouse and its staff');
  return {
    customers: new Map(customers.map((customer) => [customer.openid, customer.id])),
    skus: new Map(skus.map((sku) => [sku.code, sku])),
    warehouseId: warehouse.id,
    storeIds: locations.filter((location) => location.pickup).map((location) => location.id),
    warehouseStaff: staff[0],
    serviceStaff: staff[1],
    returnTo: { name: `${warehouse.name}售后组`, phone: warehouse.phone, address: warehouse.address },
  };
};
