import type { FlashRefusal } from '@huitou/shared-types/flash-sales/states.ts';
import { sql } from 'kysely';
import { later, MINUTE, now } from '../../platform/clock.ts';
import { insertRows } from '../../platform/db/prepared.ts';
import { isDuplicate, transact } from '../../platform/db/transact.ts';
import { readSkus } from '../catalog/index.ts';
import { type AddressSnapshot, blockedAmong, readAddresses } from '../customers/index.ts';
import { placeFlashOrders } from '../orders/index.ts';
import { type ComputedQuote, priceFlash, readTemplates } from '../pricing/index.ts';
import { db } from './claim.entity.ts';
import { type ClaimData, readData, slotsOf, ticketParts } from './claim-data.ts';
import { GROUP, settle, type Settled, type StreamEntry } from './counters.ts';
import type { FlashUnit } from './read-items.ts';

interface Wanted {
  readonly entry: StreamEntry;
  readonly data: ClaimData;
  readonly address: AddressSnapshot;
  readonly quote: ComputedQuote;
}
/** The database has the last word on how many: what is more than was released, or than one may have, gets no order. */
class NoUnit extends Error {
  readonly reason: FlashRefusal;
  constructor(reason: FlashRefusal) {
    super(reason);
    this.reason = reason;
  }
}
const ordered = (claim: { order_id: number | null; pay_before: Date }): string => `o:${claim.order_id}:${claim.pay_before.getTime()}`;
const refused = (reason: FlashRefusal): string => `r:${reason}`;

/**
 * Turns entries of an item's stream into orders and waiters, and tells Redis what became of them. Entries that were worked on before (by a
 * worker that died before it could say so) are recognised by their ticket. Nothing is told before it is committed.
 */
export const workOff = async (unit: FlashUnit, entries: readonly StreamEntry[]): Promise<void> => {
  await keepWaiters(
    unit.id,
    entries.filter((entry) => entry.kind === 'w'),
  );
  const claims = entries.filter((entry) => entry.kind === 'c');
  const outcomes = claims.length > 0 ? await makeOrders(unit, claims) : new Map<string, string>();
  const done = entries.map((entry): Settled => ({ id: entry.id, ticket: entry.ticket, outcome: outcomes.get(entry.ticket) ?? '' }));
  await settle(unit.id, done);
};
export { GROUP };

const keepWaiters = async (itemId: number, entries: readonly StreamEntry[]): Promise<void> => {
  if (entries.length === 0) return;
  const rows = entries.map(({ ticket, data: text, at }) => {
    const data = readData(text);
    return {
      item_id: itemId,
      customer_id: data.customerId,
      ticket,
      quantity: data.quantity,
      behind: data.behind,
      state: 'waiting' as const,
      data: text,
      at: new Date(at),
    };
  });
  await db().insertInto('flash_waiters').ignore().values(rows).execute();
};

const makeOrders = async (unit: FlashUnit, claims: readonly StreamEntry[]): Promise<Map<string, string>> => {
  const known = await db()
    .selectFrom('flash_claims')
    .select(['ticket', 'order_id', 'pay_before'])
    .where(
      'ticket',
      'in',
      claims.map((entry) => entry.ticket),
    )
    .execute();
  const outcomes = new Map(known.map((row) => [row.ticket, ordered(row)]));
  const wanted = await priceAll(
    unit,
    claims.filter((entry) => !outcomes.has(entry.ticket)),
    outcomes,
  );
  await placeSome(unit, wanted, outcomes);
  return outcomes;
};

/** Reads addresses and goods, and refuses what cannot be ordered. */
const priceAll = async (unit: FlashUnit, entries: readonly StreamEntry[], outcomes: Map<string, string>): Promise<Wanted[]> => {
  if (entries.length === 0) return [];
  const parsed = entries.map((entry) => ({ entry, data: readData(entry.data) }));
  const [blocked, addresses, [sku], templates] = await Promise.all([
    blockedAmong(parsed.map(({ data }) => data.customerId)),
    readAddresses(parsed.map(({ data }) => data)),
    readSkus([unit.sku_id]),
    readTemplates(),
  ]);
  const prices = new Map<string, ComputedQuote>();
  return parsed.flatMap(({ entry, data }): Wanted[] => {
    const refuse = (reason: FlashRefusal): Wanted[] => {
      outcomes.set(entry.ticket, refused(reason));
      return [];
    };
    if (blocked.has(data.customerId)) return refuse('risk');
    const address = addresses.get(data.addressId);
    if (!address || address.name === '') return refuse('address_gone');
    if (!sku?.sellable) return refuse('item_gone');
    // Many live in the same place: what it costs there is computed once.
    const place = `${data.quantity}:${address.provinceCode}:${address.cityCode}:${address.districtCode}`;
    const quote =
      prices.get(place) ??
      priceFlash({ sku, quantity: data.quantity, price: unit.price, source: `flash:${unit.activity_id}`, templates, place: address });
    prices.set(place, quote);
    if (quote.quote.problems.some((problem) => problem.code === 'out_of_area')) return refuse('address_gone');
    return [{ entry, data, address, quote }];
  });
};

/** All in one transaction; when one of them spoils it, the two halves apart, until it stands alone and is refused. */
const placeSome = async (unit: FlashUnit, wanted: readonly Wanted[], outcomes: Map<string, string>): Promise<void> => {
  if (wanted.length === 0) return;
  try {
    for (const [ticket, outcome] of await transact(() => placeBatch(unit, wanted))) outcomes.set(ticket, outcome);
  } catch (error) {
    if (!(error instanceof NoUnit) && !isDuplicate(error)) throw error;
    if (wanted.length === 1) {
      const [one] = wanted as [Wanted];
      const again = await existing(one.entry.ticket);
      outcomes.set(one.entry.ticket, again ?? refused(error instanceof NoUnit ? error.reason : 'customer_limit'));
      return;
    }
    const half = Math.ceil(wanted.length / 2);
    await placeSome(unit, wanted.slice(0, half), outcomes);
    await placeSome(unit, wanted.slice(half), outcomes);
  }
};

const existing = async (ticket: string): Promise<string | null> => {
  const row = await db().selectFrom('flash_claims').select(['order_id', 'pay_before']).where('ticket', '=', ticket).executeTakeFirst();
  return row ? ordered(row) : null;
};

const placeBatch = async (unit: FlashUnit, wanted: readonly Wanted[]): Promise<[string, string][]> => {
  const pieces = wanted.reduce((sum, { data }) => sum + data.quantity, 0);
  const taken = await sql`update flash_items i join flash_activities a on a.id = i.activity_id set i.claimed = i.claimed + ${pieces}
    where i.id = ${unit.id} and i.claimed + ${pieces} <= i.released and i.closed_at is null`.execute(db());
  if (taken.numAffectedRows !== 1n) throw new NoUnit('sold_out');
  const at = now();
  const payBefore = later(unit.unpaid_minutes * MINUTE, at);
  const firstClaim = await insertRows(
    db(),
    'flash_claims',
    wanted.map(({ entry, data }) => ({
      item_id: unit.id,
      customer_id: data.customerId,
      ticket: entry.ticket,
      epoch: ticketParts(entry.ticket).epoch,
      seq: ticketParts(entry.ticket).seq,
      quantity: data.quantity,
      returned: 0,
      told: 0,
      address: data.address,
      device: data.device,
      network: data.network,
      mask: data.mask,
      order_id: null,
      claimed_at: new Date(entry.at),
      ordered_at: at,
      pay_before: payBefore,
      paid_at: null,
      returned_at: null,
    })),
  );
  await insertRows(
    db(),
    'flash_slots',
    wanted.flatMap(({ data }, i) =>
      slotsOf(data.mask).map((slot) => ({ item_id: unit.id, customer_id: data.customerId, slot, claim_id: firstClaim + i })),
    ),
  );
  const placed = await placeFlashOrders(
    { locationId: unit.location_id, placedAt: at, payBefore },
    wanted.map(({ entry, data, address, quote }, i) => ({
      claimId: firstClaim + i,
      customerId: data.customerId,
      ticket: entry.ticket,
      address,
      quote,
    })),
  );
  // Both came as one run of ids each, in the same order.
  const shift = (placed[0]?.orderId ?? 0) - firstClaim;
  await db()
    .updateTable('flash_claims')
    .set({ order_id: sql`id + ${shift}` })
    .where('id', '>=', firstClaim)
    .where('id', '<', firstClaim + wanted.length)
    .execute();
  const served = wanted.filter(({ entry }) => entry.served).map(({ entry }) => entry.ticket);
  if (served.length > 0) await db().updateTable('flash_waiters').set({ state: 'served' }).where('ticket', 'in', served).execute();
  return placed.map(({ orderId }, i) => [(wanted[i] as Wanted).entry.ticket, ordered({ order_id: orderId, pay_before: payBefore })]);
};
