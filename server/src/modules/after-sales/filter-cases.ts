import type { staffCaseListIn } from '@huitou/shared-types/after-sales/schema.ts';
import { staffCaseTabStatuses } from '@huitou/shared-types/after-sales/states.ts';
import { type Kysely, type RawBuilder, type SelectQueryBuilder, sql } from 'kysely';
import type { z } from 'zod';
import { endOfDay, now, startOfDay } from '../../platform/clock.ts';
import { searchSkuIds } from '../catalog/index.ts';
import { type CaseRow, db } from './case.entity.ts';

type Filters = Omit<z.output<typeof staffCaseListIn>, 'cursor' | 'limit' | 'sort'>;
export type CaseSelect = SelectQueryBuilder<ReturnType<typeof db> extends Kysely<infer DB> ? DB : never, 'after_sales_cases', CaseRow>;

/** States in which a time that is over means that staff are late. */
export const LATE = ['requested', 'sent', 'received', 'inspected'] as const;

/** The cases that this member of staff may see and that the filters leave. Shared by the list and the export. */
export const filterCases = async (filters: Filters, scope: readonly number[] | null): Promise<CaseSelect> => {
  let list = db().selectFrom('after_sales_cases').selectAll() as CaseSelect;
  list = within(list, scope);
  if (filters.tab !== 'all') list = list.where('status', 'in', [...staffCaseTabStatuses[filters.tab]]);
  if (filters.no) {
    const no = filters.no.toUpperCase();
    list = list.where((eb) => eb.or([eb('no', '=', no), eb('order_no', '=', no)]));
  }
  if (filters.kind) list = list.where('kind', '=', filters.kind);
  if (filters.reason) list = list.where('reason_code', '=', filters.reason);
  if (filters.customerId !== undefined) list = list.where('customer_id', '=', filters.customerId);
  if (filters.orderId !== undefined) list = list.where('order_id', '=', filters.orderId);
  if (filters.locationId !== undefined) list = list.where('location_id', '=', filters.locationId);
  if (filters.trackingNo) list = list.where('return_tracking_no', '=', filters.trackingNo.toUpperCase());
  if (filters.from) list = list.where('requested_at', '>=', startOfDay(filters.from));
  if (filters.to) list = list.where('requested_at', '<', endOfDay(filters.to));
  if (filters.minAmount !== undefined) list = list.where(sql<boolean>`goods + freight >= ${filters.minAmount}`);
  if (filters.maxAmount !== undefined) list = list.where(sql<boolean>`goods + freight <= ${filters.maxAmount}`);
  if (filters.overdue) list = list.where('status', 'in', [...LATE]).where('due_at', '<', now());
  if (filters.phone) list = list.where(sql<boolean>`order_id in (select id from orders where receiver_phone = ${filters.phone})`);
  const ofLine = (condition: RawBuilder<unknown>) =>
    sql<boolean>`exists (select 1 from after_sales_lines l where l.case_id = after_sales_cases.id and ${condition})`;
  if (filters.product) {
    const skuIds = await searchSkuIds(filters.product, 500);
    list = list.where(ofLine(sql`l.sku_id in (${sql.join(skuIds.length > 0 ? skuIds : [0])})`));
  }
  if (filters.productId !== undefined) list = list.where(ofLine(sql`l.product_id = ${filters.productId}`));
  if (filters.brandId !== undefined)
    list = list.where(
      ofLine(sql`exists (select 1 from products p where p.id = l.product_id and coalesce(p.brand_id, 0) = ${filters.brandId})`),
    );
  if (filters.supplier !== undefined)
    list = list.where(ofLine(sql`exists (select 1 from products p where p.id = l.product_id and p.supplier = ${filters.supplier})`));
  return list;
};

/** Narrows to what is within the scope: the order's location, or that of the return. */
export const within = (list: CaseSelect, scope: readonly number[] | null): CaseSelect => {
  if (scope === null) return list;
  const places = scope.length > 0 ? [...scope] : [0];
  return list.where((eb) => eb.or([eb('location_id', 'in', places), eb('return_location_id', 'in', places)]));
};
