import { couponSourceLabels } from '@huitou/shared-types/coupons/states.ts';
import { iso, isoOrNull } from '../../platform/clock.ts';
import { registerDataExport } from '../customers/index.ts';
import { db } from './coupon.entity.ts';

const MOST_EXPORTED = 2_000;

registerDataExport('coupons', async (customerId) => {
  const rows = await db()
    .selectFrom('coupons as c')
    .innerJoin('coupon_templates as t', 't.id', 'c.template_id')
    .leftJoin('coupon_uses as u', 'u.live_coupon_id', 'c.id')
    .select(['t.name', 'c.source', 'c.status', 'c.issued_at', 'c.valid_until', 'u.used_at', 'u.saved'])
    .where('c.customer_id', '=', customerId)
    .orderBy('c.id', 'desc')
    .limit(MOST_EXPORTED)
    .execute();
  return rows.map((row) => ({
    name: row.name,
    source: couponSourceLabels[row.source],
    status: row.status,
    receivedAt: iso(row.issued_at),
    validUntil: iso(row.valid_until),
    usedAt: isoOrNull(row.used_at),
    saved: row.saved,
  }));
});
