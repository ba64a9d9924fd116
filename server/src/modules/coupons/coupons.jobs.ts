import { DAY, HOUR, iso, later, MINUTE } from '../../platform/clock.ts';
import { transact } from '../../platform/db/transact.ts';
import { defineClockJob } from '../../platform/queue/clock-jobs.ts';
import { publish } from '../../platform/queue/events.ts';
import { db } from './coupon.entity.ts';
import { endLateGifts } from './gifts.ts';

const BATCH = 500;
const announced = [
  { daysBefore: 7, notYet: [99], until: 7, from: 3 },
  { daysBefore: 3, notYet: [99, 7], until: 3, from: 0 },
] as const;

/** Announces some coupons that will soon be over, each once: what is announced is marked in the same transaction. Answers how many. */
const announceSome = ({ daysBefore, notYet, until, from }: (typeof announced)[number]): Promise<number> =>
  transact(async () => {
    const rows = await db()
      .selectFrom('coupons')
      .select(['id', 'customer_id', 'template_id', 'valid_until'])
      .where('status', '=', 'unused')
      .where('warned', 'in', [...notYet])
      .where('valid_until', '>', later(from * DAY))
      .where('valid_until', '<=', later(until * DAY))
      .orderBy('warned')
      .orderBy('valid_until')
      .orderBy('id')
      .limit(BATCH)
      .forUpdate()
      .execute();
    if (rows.length === 0) return 0;
    const templates = await db()
      .selectFrom('coupon_templates')
      .select(['id', 'name', 'status'])
      .where('id', 'in', [...new Set(rows.map((row) => row.template_id))])
      .execute();
    await db()
      .updateTable('coupons')
      .set({ warned: daysBefore })
      .where(
        'id',
        'in',
        rows.map((row) => row.id),
      )
      .execute();
    await publish(
      'coupon.expiring',
      ...rows.flatMap((row) => {
        const template = templates.find((one) => one.id === row.template_id);
        if (!template || template.status === 'recalled') return [];
        return [{ couponId: row.id, customerId: row.customer_id, name: template.name, validUntil: iso(row.valid_until), daysBefore }];
      }),
    );
    return rows.length;
  });

/** Seven and three days before a coupon is over. Goes by the index in batches; what is announced leaves the range. */
export const announceExpiring = async (stop: AbortSignal): Promise<void> => {
  for (const step of announced) while (!stop.aborted && (await announceSome(step)) === BATCH);
};

export const jobs = [
  defineClockJob({ name: 'coupons.announce-expiring', everyMs: HOUR, handle: announceExpiring }),
  defineClockJob({ name: 'coupons.end-late-gifts', everyMs: MINUTE, handle: endLateGifts }),
];
