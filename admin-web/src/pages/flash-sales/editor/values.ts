import type { ReleasePlan, SaveFlashIn, StaffFlash } from '@huitou/shared-types/flash-sales/schema.ts';
import { dayStart, shopDay } from '../../../lib/format.ts';

export interface ItemValues {
  skuId: string;
  productId: string;
  price: number | null;
  quota: number | null;
  perCustomer: number | null;
  perAddress: number | null;
  perDevice: number | null;
  perIp: number | null;
  waitersMax: number | null;
  release: ReleasePlan;
}
export interface SessionValues {
  startsAt: string | null;
  endsAt: string | null;
  items: ItemValues[];
}
/** A flash sale as the form holds it; an empty limit means none. Money in fen. */
export interface FlashValues {
  name: string;
  rules: string;
  locationId: string;
  unpaidMinutes: number | null;
  warmUpHours: number | null;
  remindMinutes: number | null;
  sessions: SessionValues[];
}

export const wholePlan = (): ReleasePlan => ({ mode: 'all', waves: [], firstPercent: 30, stepPercent: 10, everySeconds: 10 });

export const newItem = (skuId: string, productId: string): ItemValues => ({
  skuId,
  productId,
  price: null,
  quota: null,
  perCustomer: 1,
  perAddress: 2,
  perDevice: 2,
  perIp: 20,
  waitersMax: 500,
  release: wholePlan(),
});

const at = (day: string, time: string): string => dayStart(day).replace('T00:00', `T${time}`);
/** Tomorrow morning at ten, for two hours: what a first session most likely is. */
export const newSession = (): SessionValues => ({ startsAt: at(shopDay(1), '10:00'), endsAt: at(shopDay(1), '12:00'), items: [] });

const shift = (iso: string | null, days: number): string | null => {
  if (iso === null) return null;
  const moved = new Date(Date.parse(iso) + days * 86_400_000 + 8 * 3_600_000).toISOString();
  return `${moved.slice(0, 19)}+08:00`;
};
/** The next session after one: a day later, with the same goods. */
export const sessionAfter = (session: SessionValues): SessionValues => ({
  startsAt: shift(session.startsAt, 1),
  endsAt: shift(session.endsAt, 1),
  items: session.items.map((item) => ({ ...item, release: { ...item.release } })),
});

export const newFlash = (locationId: string): FlashValues => ({
  name: '',
  rules: '',
  locationId,
  unpaidMinutes: 5,
  warmUpHours: 24,
  remindMinutes: 5,
  sessions: [newSession()],
});

export const toValues = (sale: StaffFlash): FlashValues => ({
  name: sale.name,
  rules: sale.rules,
  locationId: sale.locationId,
  unpaidMinutes: sale.unpaidMinutes,
  warmUpHours: Number((sale.warmUpMinutes / 60).toFixed(2)),
  remindMinutes: sale.remindMinutes,
  sessions: sale.sessions.map(({ startsAt, endsAt, items }) => ({
    startsAt,
    endsAt,
    items: items.map(({ skuId, productId, price, quota, perCustomer, perAddress, perDevice, perIp, waitersMax, release }) => ({
      skuId,
      productId,
      price,
      quota,
      perCustomer,
      perAddress,
      perDevice,
      perIp,
      waitersMax,
      release,
    })),
  })),
});

export const toInput = (values: FlashValues): SaveFlashIn => ({
  name: values.name.trim(),
  rules: values.rules.trim(),
  locationId: values.locationId,
  unpaidMinutes: values.unpaidMinutes ?? 5,
  warmUpMinutes: Math.round((values.warmUpHours ?? 0) * 60),
  remindMinutes: values.remindMinutes ?? 5,
  sessions: values.sessions.map(({ startsAt, endsAt, items }) => ({
    startsAt: startsAt ?? '',
    endsAt: endsAt ?? '',
    items: items.map(({ productId: _, price, quota, perCustomer, waitersMax, release, ...rest }) => ({
      ...rest,
      price: price ?? 0,
      quota: quota ?? 0,
      perCustomer: perCustomer ?? 1,
      waitersMax: waitersMax ?? 0,
      // Waves of a plan that is not by waves would be refused for not adding up.
      release: release.mode === 'waves' ? release : { ...release, waves: [] },
    })),
  })),
});

/** The form's field for a place in the server's input (`sessions.0.items.1.price`). */
export const fieldOf = (path: string): (string | number)[] | null => {
  const parts = path.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));
  if (parts[0] === 'warmUpMinutes') return ['warmUpHours'];
  if (parts[0] !== 'sessions') return parts.slice(0, 1);
  if (parts[2] !== 'items') return parts.slice(0, 3);
  // A limit is edited in a dialog of its row: the row's price field carries the words.
  return parts[4] === 'price' || parts[4] === 'quota' || parts[4] === 'perCustomer' ? parts.slice(0, 5) : [...parts.slice(0, 4), 'price'];
};
