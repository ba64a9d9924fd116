import type { MyTickets, Ticket } from '@huitou/shared-types/flash-sales/schema.ts';
import { flashRefusals } from '@huitou/shared-types/flash-sales/states.ts';
import { idCursor, toPage } from '../../platform/db/keyset.ts';
import { iso, now } from '../../platform/clock.ts';
import { fail } from '../../platform/errors.ts';
import type { CustomerCall } from '../../platform/http/mount.ts';
import { redis } from '../../platform/redis.ts';
import { readSkus } from '../catalog/index.ts';
import { db } from './claim.entity.ts';
import { readData, ticketParts } from './claim-data.ts';
import { keysOf, leaveLine, type TicketName } from './counters.ts';
import { phaseOf, readUnits, rememberedUnit } from './read-items.ts';
import { goneTicket, publicTicket, ticketOf, ticketView } from './ticket.view.ts';

const ownTicket = (id: string, customerId: number): TicketName => {
  const ticket = ticketOf(id);
  return ticketParts(ticket).customerId === customerId ? ticket : fail('not_found');
};

interface Noted {
  mark: string | null;
  rank: number | null;
  behind: boolean;
}
/** What Redis knows of a ticket; nothing, when Redis does not answer. */
const noted = async (itemId: number, ticket: TicketName): Promise<Noted> => {
  const { tickets, all } = keysOf(itemId);
  try {
    const mark = await redis().hget(tickets, ticket);
    if (mark !== 'w') return { mark, rank: null, behind: false };
    const [rank, data] = await Promise.all([redis().zrank(all[5] as string, ticket), redis().hget(all[6] as string, ticket)]);
    return { mark, rank, behind: data !== null && readData(data).behind };
  } catch {
    return { mark: null, rank: null, behind: false };
  }
};

/** Where a claim stands: Redis knows until it is an order, the database for ever after. @throws not_found */
export const readTicket = async (input: { id: string }, call: CustomerCall): Promise<Ticket> => {
  const ticket = ownTicket(input.id, call.actor.id);
  const { itemId } = ticketParts(ticket);
  const { mark, rank, behind } = await noted(itemId, ticket);
  if (mark !== null && mark !== 'w' && mark !== 'q') return ticketView(ticket, mark, { behind, position: null });
  const unit = await rememberedUnit(itemId);
  if (mark === 'q' && unit?.closed_at === null) return ticketView(ticket, mark, { behind, position: null });
  const claim = await db().selectFrom('flash_claims').select(['order_id', 'pay_before']).where('ticket', '=', ticket).executeTakeFirst();
  if (claim) return ticketView(ticket, `o:${claim.order_id}:${claim.pay_before.getTime()}`, { behind: false, position: null });
  const open = unit !== undefined && phaseOf(unit) === 'running';
  if (open && mark === 'w') return ticketView(ticket, 'w', { behind, position: rank === null ? null : rank + 1 });
  const waiter = await db().selectFrom('flash_waiters').select(['state', 'behind']).where('ticket', '=', ticket).executeTakeFirst();
  if (waiter?.state === 'left') return ticketView(ticket, 'r:left', { behind: false, position: null });
  if (open && waiter?.state === 'waiting') return ticketView(ticket, 'w', { behind: Boolean(waiter.behind), position: null });
  return waiter || mark === 'w' ? goneTicket(ticket, '本场已结束，没有候补到') : goneTicket(ticket);
};

/** Leaves the line of those who wait. @throws not_found, state_forbidden when not in line any more */
export const leaveWaiting = async (input: { id: string }, call: CustomerCall): Promise<Ticket> => {
  const ticket = ownTicket(input.id, call.actor.id);
  const { itemId } = ticketParts(ticket);
  const data = await redis().hget(keysOf(itemId).all[6] as string, ticket);
  if (data === null || !(await leaveLine(itemId, ticket, call.actor.id))) return fail('state_forbidden');
  const { customerId, quantity, behind } = readData(data);
  // The entry that tells the worker of the waiter may still be on its way: the row is here before it, and stays.
  await db()
    .insertInto('flash_waiters')
    .values({ item_id: itemId, customer_id: customerId, ticket, quantity, behind, state: 'left', data, at: now() })
    .onDuplicateKeyUpdate({ state: 'left' })
    .execute();
  return ticketView(ticket, 'r:left', { behind: false, position: null });
};

type MyTicket = MyTickets['items'][number];
/** More lines than this nobody stands in at once. */
const MOST_IN_LINE = 20;

/** Says what a ticket is about, for these items. */
const describe = async (itemIds: readonly number[]): Promise<(itemId: number) => MyTicket['item']> => {
  const units = new Map((await readUnits([...new Set(itemIds)])).map((unit) => [unit.id, unit]));
  const skus = new Map((await readSkus([...units.values()].map((unit) => unit.sku_id))).map((sku) => [sku.skuId, sku]));
  return (itemId) => {
    const unit = units.get(itemId);
    const sku = skus.get(unit?.sku_id ?? 0);
    return {
      itemId: String(itemId),
      productId: String(unit?.product_id ?? ''),
      name: sku?.productName ?? flashRefusals.item_gone,
      spec: sku?.spec ?? '',
      picture: sku?.picture ?? '',
      price: unit?.price ?? 0,
    };
  };
};

/** The lines that I stand in now, newest first, each with how far it has come. */
const inLine = async (call: CustomerCall): Promise<MyTicket[]> => {
  const rows = await db()
    .selectFrom('flash_waiters')
    .select(['ticket', 'item_id', 'quantity', 'at'])
    .where('customer_id', '=', call.actor.id)
    .where('state', '=', 'waiting')
    .orderBy('id', 'desc')
    .limit(MOST_IN_LINE)
    .execute();
  if (rows.length === 0) return [];
  const itemOf = await describe(rows.map((row) => row.item_id));
  const found = await Promise.all(
    rows.map(async (row) => {
      const id = publicTicket(row.ticket);
      const { state, message, orderId } = await readTicket({ id }, call);
      return { id, state, message, orderId, quantity: row.quantity, claimedAt: iso(row.at), item: itemOf(row.item_id) };
    }),
  );
  return found.filter(({ state }) => state === 'waiting' || state === 'queued');
};

/** My claims, newest first: on the first page those still in line, then those that became orders. */
export const listMyTickets = async (input: { cursor?: string | undefined; limit: number }, call: CustomerCall): Promise<MyTickets> => {
  const before = idCursor(input.cursor);
  const waiting = before === null ? await inLine(call) : [];
  let select = db().selectFrom('flash_claims').selectAll().where('customer_id', '=', call.actor.id);
  if (before !== null) select = select.where('id', '<', before);
  const rows = await select
    .orderBy('id', 'desc')
    .limit(input.limit + 1)
    .execute();
  const itemOf = await describe(rows.map((row) => row.item_id));
  const page = toPage(
    rows,
    input.limit,
    (row) => {
      const back = row.returned >= row.quantity;
      return {
        id: publicTicket(row.ticket),
        state: back ? ('gone' as const) : ('ordered' as const),
        message: back ? '订单已取消，名额已释放' : row.paid_at ? '已付款' : '等待付款，逾期名额自动释放',
        orderId: row.order_id === null ? null : String(row.order_id),
        quantity: row.quantity,
        claimedAt: iso(row.claimed_at),
        item: itemOf(row.item_id),
      };
    },
    (row) => [row.id],
  );
  return { ...page, items: [...waiting, ...page.items] };
};
