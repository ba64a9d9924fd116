import type { FlashCard, FlashChannel, FlashItemView, FlashOf } from '@huitou/shared-types/flash-sales/schema.ts';
import { DAY, iso, later, now } from '../../platform/clock.ts';
import type { CustomerActor, NobodyActor } from '../../platform/context.ts';
import { must } from '../../platform/errors.ts';
import type { Call } from '../../platform/http/mount.ts';
import { redis } from '../../platform/redis.ts';
import { readSkus, type SkuSnapshot } from '../catalog/index.ts';
import { db } from './claim.entity.ts';
import { slotsOf } from './claim-data.ts';
import { keysOf } from './counters.ts';
import { type FlashUnit, phaseOf, rememberedUnit, unitsOfProducts, unitsOfSessions } from './read-items.ts';
import { publicTicket } from './ticket.view.ts';

type Viewer = Call<CustomerActor | NobodyActor>;
const AHEAD_MS = 7 * DAY;
const AFTER_MS = 6 * 3_600_000;
const MOST_SESSIONS = 30;

interface Sale {
  readonly left: number;
  readonly unpaid: number;
  readonly halted: boolean;
}
/** What Redis says of running items, all in one go; what it does not know is taken from the database. */
const salesOf = async (units: readonly FlashUnit[]): Promise<Map<number, Sale>> => {
  const sales = new Map(
    units.map(
      (unit) => [unit.id, { left: unit.released - unit.claimed, unpaid: unit.claimed, halted: unit.halted_at !== null }] as [number, Sale],
    ),
  );
  const running = units.filter((unit) => phaseOf(unit) === 'running');
  if (running.length === 0) return sales;
  const pipeline = redis().pipeline();
  for (const unit of running) pipeline.hmget(keysOf(unit.id).all[0] as string, 'left', 'out', 'paid', 'halted');
  const answers = await pipeline.exec().catch(() => null);
  for (const [i, unit] of running.entries()) {
    const fields = answers?.[i]?.[1] as (string | null)[] | undefined;
    if (!fields || fields[0] === null) continue;
    const [left = 0, out = 0, paid = 0, halted = 0] = fields.map(Number);
    sales.set(unit.id, { left: Math.max(0, left), unpaid: out - paid, halted: halted === 1 });
  }
  return sales;
};

const card = (unit: FlashUnit, sku: SkuSnapshot, sale: Sale | undefined): FlashCard => {
  const phase = phaseOf(unit);
  const left = sale?.left ?? 0;
  const unreleased = unit.quota - unit.released;
  const taken = phase === 'running' ? unit.released - left : unit.claimed;
  return {
    itemId: String(unit.id),
    sessionId: String(unit.session_id),
    activityId: String(unit.activity_id),
    productId: String(unit.product_id),
    skuId: String(unit.sku_id),
    name: sku.productName,
    spec: sku.spec,
    picture: sku.picture,
    price: unit.price,
    listPrice: Math.max(unit.list_price, unit.price),
    perCustomer: unit.per_customer,
    phase,
    startsAt: iso(unit.starts_at),
    endsAt: iso(unit.ends_at),
    quota: unit.quota,
    soldPercent:
      phase === 'running' && left === 0 && unreleased === 0 ? 100 : Math.min(99, Math.max(0, Math.floor((taken * 100) / unit.quota))),
    sale:
      phase !== 'running' || left > 0
        ? sale?.halted
          ? 'halted'
          : phase === 'ended'
            ? 'sold_out'
            : 'on'
        : sale?.halted
          ? 'halted'
          : (sale?.unpaid ?? 0) > 0 || unreleased > 0
            ? 'unpaid'
            : 'sold_out',
  };
};

const cardsOf = async (units: readonly FlashUnit[]): Promise<Map<number, FlashCard>> => {
  const [skus, sales] = await Promise.all([readSkus(units.map((unit) => unit.sku_id)), salesOf(units)]);
  const known = new Map(skus.map((sku) => [sku.skuId, sku]));
  return new Map(
    units.flatMap((unit) => {
      const sku = known.get(unit.sku_id);
      return sku?.sellable ? [[unit.id, card(unit, sku, sales.get(unit.id))] as const] : [];
    }),
  );
};

/** Everybody sees the same sessions: read once a second. */
let shown: { cards: Promise<{ units: FlashUnit[]; cards: Map<number, FlashCard> }>; until: number } | undefined;
export const forgetChannel = (): void => {
  shown = undefined;
};
const readChannel = (): Promise<{ units: FlashUnit[]; cards: Map<number, FlashCard> }> => {
  if (shown && shown.until > Date.now()) return shown.cards;
  const mine = { cards: loadChannel(), until: Date.now() + 1_000 };
  shown = mine;
  mine.cards.catch(forgetChannel);
  return mine.cards;
};
const loadChannel = async (): Promise<{ units: FlashUnit[]; cards: Map<number, FlashCard> }> => {
  const sessions = await db()
    .selectFrom('flash_sessions as s')
    .innerJoin('flash_activities as a', 'a.id', 's.activity_id')
    .select('s.id')
    .where('a.status', 'in', ['published', 'ended'])
    .where('s.ends_at', '>', later(-AFTER_MS))
    .where('s.starts_at', '<', later(AHEAD_MS))
    .orderBy('s.starts_at')
    .limit(MOST_SESSIONS)
    .execute();
  const units = await unitsOfSessions(sessions.map((session) => session.id));
  return { units, cards: await cardsOf(units) };
};

const remindedOf = async (viewer: Viewer): Promise<Set<number>> => {
  if (viewer.actor.kind !== 'customer') return new Set();
  const rows = await db()
    .selectFrom('flash_reminders')
    .select('session_id')
    .where('customer_id', '=', viewer.actor.id)
    .limit(500)
    .execute();
  return new Set(rows.map((row) => row.session_id));
};

/** Sessions with what they sell: those that run first, then those that come, then those that are over. */
export const showChannel = async (_: object, call: Viewer): Promise<FlashChannel> => {
  const [{ units, cards }, reminded] = await Promise.all([readChannel(), remindedOf(call)]);
  const rank = { running: 0, warming: 1, upcoming: 1, ended: 2 } as const;
  const sessions = [...new Set(units.map((unit) => unit.session_id))].flatMap((sessionId) => {
    const mine = units.filter((unit) => unit.session_id === sessionId);
    const first = mine[0] as FlashUnit;
    const items = mine.flatMap((unit) => {
      const seen = cards.get(unit.id);
      return seen ? [{ ...seen, phase: phaseOf(unit) }] : [];
    });
    if (items.length === 0) return [];
    return [
      {
        id: String(sessionId),
        activityId: String(first.activity_id),
        name: first.name,
        startsAt: iso(first.starts_at),
        endsAt: iso(first.ends_at),
        phase: phaseOf(first),
        reminded: reminded.has(sessionId),
        items,
      },
    ];
  });
  sessions.sort((a, b) => rank[a.phase] - rank[b.phase] || a.startsAt.localeCompare(b.startsAt));
  return { serverTime: iso(now()), sessions };
};

/** One item, with what the caller has of it. @throws not_found */
export const showItem = async ({ id }: { id: number }, call: Viewer): Promise<FlashItemView> => {
  const unit = must(await rememberedUnit(id));
  if (unit.status === 'draft') must(null);
  const customerId = call.actor.kind === 'customer' ? call.actor.id : null;
  const [cards, reminded, mine, latest] = await Promise.all([
    cardsOf([unit]),
    remindedOf(call),
    customerId === null ? 0 : piecesOf(unit, customerId),
    customerId === null
      ? null
      : db()
          .selectFrom('flash_claims')
          .select('ticket')
          .where('item_id', '=', id)
          .where('customer_id', '=', customerId)
          .whereRef('returned', '<', 'quantity')
          .orderBy('id', 'desc')
          .limit(1)
          .executeTakeFirst(),
  ]);
  return {
    ...must(cards.get(id)),
    serverTime: iso(now()),
    rules: unit.rules,
    unpaidMinutes: unit.unpaid_minutes,
    remindMinutes: unit.remind_minutes,
    reminded: reminded.has(unit.session_id),
    mine: { left: Math.max(0, unit.per_customer - mine), ticketId: latest ? publicTicket(latest.ticket) : null },
  };
};

/** Pieces that a customer has or waits for. */
const piecesOf = async (unit: FlashUnit, customerId: number): Promise<number> => {
  const bits = await redis()
    .hget(keysOf(unit.id).all[1] as string, `c:${customerId}`)
    .catch(() => null);
  if (bits !== null) return slotsOf(Number(bits)).length;
  const rows = await db()
    .selectFrom('flash_slots')
    .select('slot')
    .where('item_id', '=', unit.id)
    .where('customer_id', '=', customerId)
    .execute();
  return rows.length;
};

/** What of these products is or will soon be in a session; the nearest session of a product first. */
export const flashOf = async ({ productIds }: { productIds: number[] }): Promise<FlashOf> => {
  const units = await unitsOfProducts(productIds);
  const cards = await cardsOf(units);
  return { serverTime: iso(now()), items: units.flatMap((unit) => cards.get(unit.id) ?? []) };
};
