import { z } from 'zod';
import { deviceId, entryGuard } from '../risk/schema.ts';
import { cursorIn, day, fen, id, idIn, maybeText, page, text, time, timeIn } from '../schema.ts';
import { flashPhases, flashRefusalNames, flashStatuses, releaseModes, ticketStates } from './states.ts';

export const flashStatus = z.enum(flashStatuses);
export const flashPhase = z.enum(flashPhases);

/** How much is released when. Percent of the quota; waves add up to 100. */
export const releasePlan = z
  .object({
    mode: z.enum(releaseModes).default('all'),
    waves: z
      .array(z.object({ afterMinutes: z.int().min(0).max(10_080), percent: z.int().min(1).max(100) }))
      .max(20)
      .default([]),
    /** Mode `traffic`: what is released at the start, and the most of one step. A step comes at most every `everySeconds`. */
    firstPercent: z.int().min(1).max(100).default(30),
    stepPercent: z.int().min(1).max(100).default(10),
    everySeconds: z.int().min(2).max(3600).default(10),
  })
  .refine((plan) => plan.mode !== 'waves' || plan.waves.reduce((sum, wave) => sum + wave.percent, 0) === 100, {
    message: '各批比例之和须为 100%',
    path: ['waves'],
  })
  .refine((plan) => plan.mode !== 'waves' || plan.waves.some((wave) => wave.afterMinutes === 0), {
    message: '第一批须在开始时放出',
    path: ['waves'],
  });

const limit = z.int().min(1).max(9999).nullable();
export const flashItemFields = z.object({
  skuId: idIn,
  price: fen.min(1, '秒杀价至少 0.01 元'),
  quota: z.int().min(1, '库存至少 1 件').max(1_000_000),
  perCustomer: z.int().min(1).max(20).default(1).describe('pieces a customer'),
  perAddress: limit.default(2),
  perDevice: limit.default(2),
  perIp: limit.default(20),
  waitersMax: z.int().min(0).max(100_000).default(500).describe('how many may wait for what flows back'),
  release: releasePlan.default({ mode: 'all', waves: [], firstPercent: 30, stepPercent: 10, everySeconds: 10 }),
});
export const flashSessionFields = z.object({
  startsAt: timeIn,
  endsAt: timeIn,
  items: z.array(flashItemFields).min(1, '请选择商品').max(50, '每场最多 50 个商品'),
});
export const saveFlashIn = z.object({
  name: text(30),
  rules: maybeText(1000).default(''),
  locationId: idIn.describe('the warehouse that the stock is taken from'),
  unpaidMinutes: z.int().min(1).max(60).default(5).describe('an unpaid order is closed after'),
  warmUpMinutes: z.int().min(0).max(10_080).default(1440).describe('shown with a countdown that long before the start'),
  remindMinutes: z.int().min(1).max(60).default(5).describe('start reminders go out that long before'),
  sessions: z.array(flashSessionFields).min(1, '请添加场次').max(20, '最多 20 个场次'),
});
export const updateFlashIn = saveFlashIn.extend({ id: idIn, version: z.int() });
export const flashRef = z.object({ id: idIn });
export const flashReason = z.object({ id: idIn, reason: text(100) });

// ---- what customers see
const seen = {
  itemId: id,
  sessionId: id,
  activityId: id,
  productId: id,
  skuId: id,
  name: z.string(),
  spec: z.string(),
  picture: z.string(),
  price: fen,
  listPrice: fen,
  perCustomer: z.int(),
  phase: flashPhase,
  startsAt: time,
  endsAt: time,
  quota: z.int(),
  /** Of the whole quota; 100 when nothing is left to be claimed. */
  soldPercent: z.int(),
  /** `on`: can be claimed · `unpaid`: all taken, some unpaid, one may wait · `sold_out` · `halted`: selling stands still for a moment */
  sale: z.enum(['on', 'unpaid', 'sold_out', 'halted']),
};
export const flashCard = z.object(seen);
export const flashSessionView = z.object({
  id,
  activityId: id,
  name: z.string(),
  startsAt: time,
  endsAt: time,
  phase: flashPhase,
  reminded: z.boolean(),
  items: z.array(flashCard),
});
export const flashChannel = z.object({ serverTime: time, sessions: z.array(flashSessionView) });
export const flashItemView = flashCard.extend({
  serverTime: time,
  rules: z.string(),
  unpaidMinutes: z.int(),
  remindMinutes: z.int(),
  reminded: z.boolean(),
  /** Pieces that the caller may still claim. */
  mine: z.object({ left: z.int(), ticketId: z.string().nullable() }),
});
export const flashOfIn = z.object({ productIds: z.array(idIn).min(1).max(50) });
export const flashOf = z.object({ serverTime: time, items: z.array(flashCard) });

export const entryIn = z.object({
  id: idIn,
  addressId: idIn,
  quantity: z.int().min(1).max(20).default(1),
  ...entryGuard,
});
/** Either a token, or a puzzle to be solved first: start it with `judgementId`, and come again with its pass. */
export const entry = z.object({
  serverTime: time,
  decision: z.enum(['pass', 'challenge']),
  judgementId: z.string().nullable(),
  token: z.string().nullable(),
  expiresAt: time.nullable(),
  message: z.string(),
  /** What the order will cost. */
  price: z.object({ goods: fen, freight: fen, payable: fen }).nullable(),
});
export const claimIn = z.object({ id: idIn, token: z.string().min(20).max(1000), quantity: z.int().min(1).max(20).default(1), deviceId });
export const ticketRef = z.object({ id: z.string().regex(/^[\w.-]{8,120}$/, '抢购号不正确') });
export const ticket = z.object({
  serverTime: time,
  /** Null when the claim was refused at once: nothing to poll. */
  id: z.string().nullable(),
  state: z.enum(ticketStates),
  reason: z.enum(flashRefusalNames).nullable(),
  message: z.string(),
  orderId: id.nullable(),
  payBefore: time.nullable(),
  /** In the line of those who wait, from 1. */
  position: z.int().nullable(),
  /** Ask again after that many ms; 0: no more. */
  pollMs: z.int(),
});
export const myTicket = z.object({
  id: z.string(),
  state: z.enum(ticketStates),
  message: z.string(),
  orderId: id.nullable(),
  quantity: z.int(),
  claimedAt: time,
  item: z.object({ itemId: id, productId: id, name: z.string(), spec: z.string(), picture: z.string(), price: fen }),
});
export const myTicketsIn = z.object({ ...cursorIn });
export const myTickets = page(myTicket);
export const remindIn = z.object({ id: idIn.describe('of the session'), on: z.boolean() });
export const reminder = z.object({ sessionId: id, on: z.boolean(), count: z.int() });
export const myReminders = z.object({
  serverTime: time,
  items: z.array(z.object({ sessionId: id, activityId: id, name: z.string(), startsAt: time, endsAt: time, phase: flashPhase })),
});

// ---- for staff
export const staffFlashItem = z.object({
  id,
  skuId: id,
  productId: id,
  name: z.string(),
  spec: z.string(),
  code: z.string(),
  picture: z.string(),
  listPrice: fen,
  cost: fen.nullable(),
  price: fen,
  quota: z.int(),
  perCustomer: z.int(),
  perAddress: z.int().nullable(),
  perDevice: z.int().nullable(),
  perIp: z.int().nullable(),
  waitersMax: z.int(),
  release: releasePlan,
  released: z.int(),
  claimed: z.int().describe('pieces in live claims: ordered, paid or not'),
  closed: z.boolean().describe('what was not sold has gone back to ordinary stock'),
});
export const staffFlashSession = z.object({
  id,
  startsAt: time,
  endsAt: time,
  phase: flashPhase,
  reminders: z.int(),
  items: z.array(staffFlashItem),
});
export const flashRow = z.object({
  id,
  name: z.string(),
  status: flashStatus,
  phase: flashPhase.nullable().describe('of the session that runs or comes next; null unless published'),
  startsAt: time,
  endsAt: time,
  sessions: z.int(),
  items: z.int(),
  quota: z.int(),
  claimed: z.int(),
  createdAt: time,
  moves: z.array(z.string()),
});
export const flashListIn = z.object({
  ...cursorIn,
  status: flashStatus.optional(),
  q: maybeText(30).optional(),
  from: day.optional(),
  to: day.optional(),
});
export const flashPage = page(flashRow);
export const staffFlash = z.object({
  id,
  version: z.int(),
  name: z.string(),
  rules: z.string(),
  status: flashStatus,
  locationId: id,
  locationName: z.string(),
  unpaidMinutes: z.int(),
  warmUpMinutes: z.int(),
  remindMinutes: z.int(),
  sessions: z.array(staffFlashSession),
  createdAt: time,
  publishedAt: time.nullable(),
  endedAt: time.nullable(),
  moves: z.array(z.string()),
});

const refusedByReason = z.record(z.string(), z.int());
export const flashLiveItem = z.object({
  id,
  name: z.string(),
  spec: z.string(),
  sessionId: id,
  phase: flashPhase,
  startsAt: time,
  endsAt: time,
  quota: z.int(),
  released: z.int(),
  left: z.int().describe('released and free'),
  queued: z.int().describe('claimed, order not yet made'),
  claimed: z.int(),
  orders: z.int(),
  unpaid: z.int(),
  paid: z.int(),
  returned: z.int().describe('pieces that flowed back'),
  waiting: z.int(),
  behind: z.int(),
  refused: refusedByReason,
  plan: releasePlan,
  held: z.boolean().describe('no further release until staff say so'),
  halted: z.boolean(),
  haltReason: z.string(),
  nextRelease: z.object({ at: time, units: z.int() }).nullable(),
  releases: z.array(z.object({ at: time, units: z.int(), why: z.enum(['plan', 'traffic', 'staff']), by: z.string() })),
});
export const flashLiveIn = z.object({ id: idIn, seconds: z.int().min(30).max(600).default(180) });
/** Counts a second of the last minutes, all items together: oldest first. */
export const flashLive = z.object({
  serverTime: time,
  status: flashStatus,
  name: z.string(),
  items: z.array(flashLiveItem),
  seconds: z.array(z.object({ at: time, claims: z.int(), refused: z.int(), orders: z.int(), paid: z.int() })),
});
export const releaseIn = z.object({ id: idIn.describe('of the item'), units: z.int().min(1).max(1_000_000), reason: text(100) });
export const changePlanIn = z.object({ id: idIn, release: releasePlan, held: z.boolean().default(false) });
export const haltIn = z.object({ id: idIn, on: z.boolean(), reason: text(100) });

export const flashReport = z.object({
  id,
  name: z.string(),
  status: flashStatus,
  totals: z.object({
    quota: z.int(),
    claims: z.int().describe('claims that got a unit, at once or after waiting'),
    waited: z.int().describe('stood in line and got none'),
    refused: z.int(),
    orders: z.int(),
    paid: z.int(),
    paidAmount: fen,
    discount: fen.describe('list price − flash price of what was paid'),
    closedUnpaid: z.int(),
    returned: z.int(),
    buyers: z.int(),
    newBuyers: z.int().describe('whose first order it was'),
    payRate: z.int().describe('per mille of orders'),
    soldRate: z.int().describe('per mille of the quota, paid'),
    medianPaySeconds: z.int().nullable(),
  }),
  refused: refusedByReason,
  items: z.array(
    z.object({
      id,
      name: z.string(),
      spec: z.string(),
      startsAt: time,
      endsAt: time,
      price: fen,
      quota: z.int(),
      orders: z.int(),
      paid: z.int(),
      paidAmount: fen,
      closedUnpaid: z.int(),
      returned: z.int(),
      waiters: z.int(),
      soldOutAfterSeconds: z.int().nullable(),
    }),
  ),
  minutes: z.array(z.object({ at: time, claims: z.int(), refused: z.int(), orders: z.int(), paid: z.int() })),
});
export const exportFlashIn = z.object({ id: idIn, format: z.enum(['xlsx', 'csv']).default('xlsx') });

export type ReleasePlan = z.output<typeof releasePlan>;
export type SaveFlashIn = z.input<typeof saveFlashIn>;
export type UpdateFlashIn = z.input<typeof updateFlashIn>;
export type FlashRef = z.input<typeof flashRef>;
export type FlashReason = z.input<typeof flashReason>;
export type FlashCard = z.output<typeof flashCard>;
export type FlashSessionView = z.output<typeof flashSessionView>;
export type FlashChannel = z.output<typeof flashChannel>;
export type FlashItemView = z.output<typeof flashItemView>;
export type FlashOfIn = z.input<typeof flashOfIn>;
export type FlashOf = z.output<typeof flashOf>;
export type EntryIn = z.input<typeof entryIn>;
export type Entry = z.output<typeof entry>;
export type ClaimIn = z.input<typeof claimIn>;
export type TicketRef = z.input<typeof ticketRef>;
export type Ticket = z.output<typeof ticket>;
export type MyTicketsIn = z.input<typeof myTicketsIn>;
export type MyTickets = z.output<typeof myTickets>;
export type RemindIn = z.input<typeof remindIn>;
export type Reminder = z.output<typeof reminder>;
export type MyReminders = z.output<typeof myReminders>;
export type FlashListIn = z.input<typeof flashListIn>;
export type FlashPage = z.output<typeof flashPage>;
export type FlashRow = z.output<typeof flashRow>;
export type StaffFlash = z.output<typeof staffFlash>;
export type StaffFlashItem = z.output<typeof staffFlashItem>;
export type FlashLiveIn = z.input<typeof flashLiveIn>;
export type FlashLive = z.output<typeof flashLive>;
export type FlashLiveItem = z.output<typeof flashLiveItem>;
export type ReleaseIn = z.input<typeof releaseIn>;
export type ChangePlanIn = z.input<typeof changePlanIn>;
export type HaltIn = z.input<typeof haltIn>;
export type FlashReport = z.output<typeof flashReport>;
export type ExportFlashIn = z.input<typeof exportFlashIn>;
