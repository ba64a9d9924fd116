import { DAY } from '../../platform/clock.ts';
import { transact } from '../../platform/db/transact.ts';
import { log } from '../../platform/log.ts';
import { type ClaimRow, db, type WaiterRow } from './claim.entity.ts';
import { type ClaimData, readData, ticketParts, writeData } from './claim-data.ts';
import { type Built, type Look, look, putCounters, runOf } from './counters.ts';
import { type FlashUnit, readUnit } from './read-items.ts';

const TRIES = 20;
const BEHIND = 1_000_000_000_000;

/**
 * Builds the counters of an item from the database and from what the stream still holds: nothing is sold before that when Redis lost them, was
 * started anew, or was found to be wrong. Whoever is first builds; the new epoch makes tickets of earlier builds unmistakable.
 * @returns false when somebody else is at it
 */
export const buildCounters = async (unit: Pick<FlashUnit, 'id' | 'epoch'>): Promise<boolean> => {
  const first = await db()
    .updateTable('flash_items')
    .set({ epoch: unit.epoch + 1 })
    .where('id', '=', unit.id)
    .where('epoch', '=', unit.epoch)
    .executeTakeFirst();
  if (first.numUpdatedRows !== 1n) return false;
  const run = await runOf();
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const seen = await look(unit.id, true);
    const state = await readState(unit.id, seen);
    if (!state) return false;
    if (await putCounters(unit.id, seen.meta?.seq ?? '', state.unit.ends_at.getTime() + DAY, countersOf(state, seen, run))) {
      log.info({ itemId: unit.id, epoch: state.unit.epoch, lost: seen.meta === null }, 'flash counters built');
      return true;
    }
  }
  throw new Error(`the counters of flash item ${unit.id} did not stand still to be built`);
};

interface State {
  readonly unit: FlashUnit;
  readonly claims: ClaimRow[];
  readonly waiters: WaiterRow[];
  /** Of the stream: tickets that have a claim already. */
  readonly done: ReadonlySet<string>;
}
/** Of one moment: everything is read in one snapshot. */
const readState = (itemId: number, seen: Look): Promise<State | null> =>
  transact(async () => {
    const unit = await readUnit(itemId);
    if (!unit) return null;
    const tickets = [...seen.entries.map((entry) => entry.ticket), ''];
    const done = await db().selectFrom('flash_claims').select('ticket').where('ticket', 'in', tickets).execute();
    const claims = await db()
      .selectFrom('flash_claims')
      .selectAll()
      .where('item_id', '=', itemId)
      .whereRef('returned', '<', 'quantity')
      .execute();
    const waiters = await db()
      .selectFrom('flash_waiters as w')
      .leftJoin('flash_claims as c', 'c.ticket', 'w.ticket')
      .selectAll('w')
      .where('w.item_id', '=', itemId)
      .where('w.state', '=', 'waiting')
      .where('c.id', 'is', null)
      .execute();
    return { unit, claims, waiters, done: new Set(done.map((row) => row.ticket)) };
  });

const dataOf = (claim: ClaimRow): ClaimData => ({
  customerId: claim.customer_id,
  quantity: claim.quantity - claim.returned,
  mask: claim.mask,
  address: claim.address,
  device: claim.device,
  network: claim.network,
  addressId: 0,
  behind: false,
});

/** Pure: what Redis shall hold. */
export const countersOf = ({ unit, claims, waiters, done }: State, seen: Look, run: string): Built => {
  const live: Record<string, string> = {};
  const line: Record<string, string> = {};
  const wait: Record<string, number> = {};
  const used: Record<string, number> = {};
  const hold = (data: ClaimData): void => {
    const mine = `c:${data.customerId}`;
    used[mine] = (used[mine] ?? 0) | data.mask;
    for (const field of [`a:${data.address}`, `d:${data.device}`, `n:${data.network}`])
      if (field.length > 2) used[field] = (used[field] ?? 0) + data.quantity;
  };
  let out = 0;
  const takeUp = (ticket: string, data: ClaimData): void => {
    live[ticket] = writeData(data);
    out += data.quantity;
    hold(data);
  };
  const lineUp = (ticket: string, text: string): void => {
    const data = readData(text);
    const { epoch, seq } = ticketParts(ticket);
    // Earlier builds stood in line before later ones.
    wait[ticket] = (data.behind ? BEHIND : 0) + epoch * 10_000_000 + seq;
    line[ticket] = text;
    hold(data);
  };
  for (const claim of claims) takeUp(claim.ticket, dataOf(claim));
  const inHand = seen.entries.filter((entry) => entry.kind === 'c' && !done.has(entry.ticket));
  for (const entry of inHand) if (live[entry.ticket] === undefined) takeUp(entry.ticket, readData(entry.data));
  for (const waiter of waiters) if (live[waiter.ticket] === undefined) lineUp(waiter.ticket, waiter.data);
  for (const entry of seen.entries)
    if (entry.kind === 'w' && line[entry.ticket] === undefined && live[entry.ticket] === undefined && !done.has(entry.ticket))
      lineUp(entry.ticket, entry.data);
  const paid = claims.reduce((sum, claim) => sum + (claim.paid_at === null ? 0 : claim.quantity - claim.returned), 0);
  const limit = (value: number | null): string => (value === null ? '' : String(value));
  return {
    meta: {
      epoch: unit.epoch,
      run,
      starts: unit.starts_at.getTime(),
      ends: unit.ends_at.getTime(),
      halted: unit.halted_at === null ? 0 : 1,
      quota: unit.quota,
      released: unit.released,
      left: unit.released - out,
      out,
      paid,
      seq: Number(seen.meta?.seq ?? 0) + 1,
      pc: unit.per_customer,
      pa: limit(unit.per_address),
      pd: limit(unit.per_device),
      pn: limit(unit.per_ip),
      waitmax: unit.waiters_max,
    },
    used,
    live,
    wait,
    line,
  };
};
