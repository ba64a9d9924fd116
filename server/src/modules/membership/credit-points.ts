import type { PointKind } from '@huitou/shared-types/membership/states.ts';
import { now } from '../../platform/clock.ts';
import { insertRows } from '../../platform/db/prepared.ts';
import { changeBalance, changeLots, type EntryIn, entryExists, lockMember, openLots, writeEntries } from './lots.ts';
import { db, type LotRow } from './points.entity.ts';

export interface NewLot extends Pick<EntryIn, 'source' | 'note' | 'staff'> {
  readonly customerId: number;
  /** What it is for, once. */
  readonly key: string;
  readonly kind: PointKind;
  readonly title: string;
  readonly points: number;
  readonly expiresAt: Date;
}

/** What points that come in fill first: lots below zero, oldest first. So nobody has points to spend while owing some. */
export const fillDebts = (lots: readonly LotRow[], points: number): { fills: { lotId: number; by: number }[]; left: number } => {
  let left = points;
  const fills: { lotId: number; by: number }[] = [];
  for (const lot of lots.filter(({ remaining }) => remaining < 0)) {
    const by = Math.min(left, -lot.remaining);
    if (by > 0) fills.push({ lotId: lot.id, by });
    left -= by;
  }
  return { fills, left };
};

/** The row of a lot as it begins. */
export const lotRow = (lot: Omit<NewLot, 'source' | 'note' | 'staff'>, remaining: number, at: Date) => ({
  customer_id: lot.customerId,
  key: lot.key,
  kind: lot.kind,
  title: lot.title.slice(0, 60),
  granted: lot.points,
  remaining,
  open: remaining !== 0,
  at,
  expires_at: lot.expiresAt,
  warned_days: 0,
});

/** Gives points as a lot of their own, in the transaction in hand. The same key again gives nothing. @returns the balance then */
export const creditPoints = async (lot: NewLot): Promise<{ created: boolean; balance: number }> => {
  const member = await lockMember(lot.customerId);
  if (lot.points <= 0 || (await entryExists(lot.key))) return { created: false, balance: member.points };
  const at = now();
  const { fills, left } = fillDebts(await openLots(lot.customerId), lot.points);
  await changeLots(fills);
  await insertRows(db(), 'points_lots', [lotRow(lot, left, at)]);
  await changeBalance(lot.customerId, lot.points);
  const balance = member.points + lot.points;
  await writeEntries([{ ...lot, balanceAfter: balance, at }]);
  return { created: true, balance };
};
