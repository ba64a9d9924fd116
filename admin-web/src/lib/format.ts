import { regionText } from '@huitou/shared-types/customers/region-text.ts';
import { yuan, type Fen } from '@huitou/shared-types/money.ts';
import dayjs, { type Dayjs } from 'dayjs';
import 'dayjs/locale/zh-cn.js';
import relativeTime from 'dayjs/plugin/relativeTime.js';
import utc from 'dayjs/plugin/utc.js';

dayjs.extend(utc);
dayjs.extend(relativeTime);
dayjs.locale('zh-cn');

/** The shop keeps China Standard Time (UTC+8, no summer time) wherever the browser stands. */
const SHOP_OFFSET_MINUTES = 8 * 60;

const inShop = (iso: string): Dayjs => dayjs(iso).utcOffset(SHOP_OFFSET_MINUTES);

/** `2026-01-31 18:05`, shop time; a dash when there is none. */
export const dateTime = (iso: string | null | undefined, withSeconds = false): string =>
  iso ? inShop(iso).format(withSeconds ? 'YYYY-MM-DD HH:mm:ss' : 'YYYY-MM-DD HH:mm') : '—';

/** `3 分钟前`. */
export const ago = (iso: string): string => dayjs(iso).fromNow();

/** Today in the shop, or the day `shift` days from it: `2026-01-31`. */
export const shopDay = (shift = 0): string => dayjs().utcOffset(SHOP_OFFSET_MINUTES).add(shift, 'day').format('YYYY-MM-DD');

/** The first moment of a shop day as ISO with offset; `shift` moves by days. */
export const dayStart = (day: string, shift = 0): string => `${dayjs.utc(day).add(shift, 'day').format('YYYY-MM-DD')}T00:00:00+08:00`;

/** A picker's value as ISO in shop time: what the clock on the picker shows is what is meant. */
export const pickedToIso = (value: Dayjs): string => `${value.format('YYYY-MM-DDTHH:mm:ss')}+08:00`;
/** The reverse of `pickedToIso`. */
export const isoToPicked = (iso: string | null | undefined): Dayjs | null =>
  iso ? dayjs(inShop(iso).format('YYYY-MM-DDTHH:mm:ss')) : null;

const grouped = (fen: Fen): string => {
  const [whole = '0', cents = '00'] = yuan(Math.abs(fen)).split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`;
};
/** `¥1,234.50`. */
export const money = (fen: Fen): string => `${fen < 0 ? '-' : ''}¥${grouped(fen)}`;
/** `1,234.50`, for the columns of account books, whose head says that they hold yuan. */
export const bookAmount = (fen: Fen): string => `${fen < 0 ? '-' : ''}${grouped(fen)}`;

export const count = (n: number): string => n.toLocaleString('zh-CN');

/** Grams as people say them: `850 g`, `1.2 kg`. */
export const weight = (grams: number): string => (grams < 1000 ? `${grams} g` : `${Number((grams / 1000).toFixed(2))} kg`);

export const fileSize = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

interface Place {
  province: string;
  city: string;
  district: string;
  street: string;
  detail: string;
}

/** An address in one line; the filler that municipalities have for a city (“市辖区”) is left out. */
export const placeText = (place: Place): string => `${regionText(place)}${place.street}${place.detail}`;
