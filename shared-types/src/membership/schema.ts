import { z } from 'zod';
import { scope, scopeIn } from '../promotions/schema.ts';
import { cursorIn, fen, id, idIn, maybeText, page, text, time, timeIn } from '../schema.ts';
import { levelChangeKinds, pointKinds } from './states.ts';

const points = z.int().min(0).max(1_000_000_000);
/** Points may be below zero: what a refund took back was spent already. */
const signedPoints = z.int();

// ---- levels

/** What freight a level pays: all of it, none, or none for so many orders of a calendar month. */
const freightBenefit = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('always') }),
  z.object({ kind: z.literal('monthly'), count: z.int().min(1).max(99) }),
]);
const levelFields = {
  name: text(12),
  /** Spend of the last 12 months from which one has it, fen; the lowest level has 0. */
  threshold: fen,
  color: z.string().regex(/^#[0-9a-f]{6}$/i, '颜色不正确'),
  freight: freightBenefit,
  /** Points earned as permille of the usual rate: 1500 is 1.5 times. */
  pointsRate: z.int().min(0).max(10_000),
  note: maybeText(200),
};
/** What one pays at this level, permille of the price: 950 is 九五折. */
const permille = z.int().min(100, '最低一折').max(999);
const birthday = z.object({ points, couponTemplateId: id.nullable() });
const birthdayIn = z.object({ points: points.max(100_000), couponTemplateId: idIn.nullable() });

export const levelIn = z.object({ ...levelFields, price: z.object({ permille, scope: scopeIn }).nullable(), birthday: birthdayIn });
export const updateLevelIn = levelIn.extend({ id: idIn });
export const levelRow = z.object({
  id,
  ...levelFields,
  price: z.object({ permille, scope }).nullable(),
  birthday,
  /** How many members have it now. */
  members: z.int(),
});
export const levels = z.object({ items: z.array(levelRow) });
/** A level as everybody may see it; `benefits` are lines fit to be shown. */
export const levelCard = z.object({
  id,
  name: z.string(),
  threshold: fen,
  color: z.string(),
  benefits: z.array(z.object({ title: z.string(), text: z.string() })),
  note: z.string(),
});
export const levelCards = z.object({ items: z.array(levelCard) });

// ---- the customer

const expiring = z.object({ points, at: time });
export const myMembership = z.object({
  level: levelCard,
  /** Spend of the last 12 months on completed orders, fen, after refunds. */
  growth: fen,
  /** The level above and what is missing to it; null at the top. */
  next: z.object({ id, name: z.string(), threshold: fen, lacks: fen }).nullable(),
  /** Until when the level is kept whatever happens; null when it needs no keeping. */
  keptUntil: time.nullable(),
  /** Missing to keep it beyond that, fen; 0 when growth is enough. */
  lacksToKeep: fen,
  /** Whether staff gave the level for a time. */
  given: z.boolean(),
  freight: z.object({ kind: z.enum(['none', 'always', 'monthly']), left: z.int().nullable() }),
  points: z.object({
    balance: signedPoints,
    spendable: points,
    /** The next that end, all of one moment together. */
    expiring: expiring.nullable(),
    /** So many points are one yuan at the checkout. */
    perYuan: z.int(),
    /** Points for each yuan paid, before the level's rate. */
    earnPerYuan: z.int(),
    /** Most of an order's goods that points pay, permille. */
    capPermille: z.int(),
  }),
  birthday: z.object({ month: z.int(), day: z.int() }).nullable(),
  /** From when it may be changed; null: now. */
  birthdayLockedUntil: time.nullable(),
  levels: z.array(levelCard),
});
export const birthdayOfMineIn = z.object({ month: z.int().min(1).max(12), day: z.int().min(1).max(31) });

export const pointsStatementIn = z.object({ ...cursorIn, direction: z.enum(['in', 'out']).optional() });
export const pointsEntry = z.object({
  id,
  at: time,
  kind: z.enum(pointKinds),
  title: z.string(),
  /** Positive when points came in. */
  points: signedPoints,
  balanceAfter: signedPoints,
  /** `{ kind: 'order', no }` … */
  source: z.object({ kind: z.string(), no: z.string() }),
});
export const pointsStatement = page(pointsEntry);

export const lotsIn = z.object({ ...cursorIn });
/** Points that came together and end together. */
export const lot = z.object({
  id,
  kind: z.enum(pointKinds),
  title: z.string(),
  granted: signedPoints,
  /** Below zero: taken back by a refund after it was spent; the next points fill it. */
  remaining: signedPoints,
  at: time,
  /** Null: never. */
  expiresAt: time.nullable(),
});
export const lotPage = page(lot);

/** What a product costs this customer by level; `skus` has only those that cost less, fen. */
export const memberPrices = z.object({ levelName: z.string(), skus: z.array(z.object({ skuId: id, price: fen })) });

// ---- staff

const orNothing = fen.optional();
export const memberListIn = z.object({
  ...cursorIn,
  q: maybeText(40).optional().describe('customer id, whole phone number or the beginning of a nickname'),
  levelId: idIn.optional(),
  growthFrom: orNothing,
  growthTo: orNothing,
  pointsFrom: z.int().optional(),
  pointsTo: z.int().optional(),
  given: z.boolean().optional().describe('level given by staff'),
  sort: z.enum(['newest', 'growth', 'points']).default('growth'),
});
export const memberRow = z.object({
  /** The customer's. */
  id,
  nickname: z.string(),
  avatar: z.string(),
  phone: z.string().nullable(),
  level: z.object({ id, name: z.string(), color: z.string() }),
  growth: fen,
  points: signedPoints,
  keptUntil: time.nullable(),
  given: z.boolean(),
});
export const memberPage = page(memberRow);
export const levelChange = z.object({
  id,
  at: time,
  kind: z.enum(levelChangeKinds),
  from: z.string(),
  to: z.string(),
  until: time.nullable(),
  note: z.string(),
  staffName: z.string(),
});
export const memberDetail = memberRow.extend({
  joinedAt: time,
  growthLevel: z.object({ id, name: z.string() }).describe('what growth alone would give'),
  next: z.object({ name: z.string(), lacks: fen }).nullable(),
  spendable: points,
  expiring: expiring.nullable(),
  freight: z.object({ kind: z.enum(['none', 'always', 'monthly']), left: z.int().nullable() }),
  birthday: z.object({ month: z.int(), day: z.int() }).nullable(),
  birthdayGiftAt: time.nullable(),
  changes: z.array(levelChange).describe('latest 50'),
});
export const memberStatementIn = z.object({ id: idIn, ...cursorIn, direction: z.enum(['in', 'out']).optional() });
/** What staff see of an entry beside the customer's view. */
export const memberEntry = pointsEntry.extend({ note: z.string(), staffName: z.string() });
export const memberStatement = page(memberEntry);
export const memberLotsIn = z.object({ id: idIn, ...cursorIn, all: z.boolean().default(false).describe('used-up lots too') });
export const giveLevelIn = z.object({ id: idIn, levelId: idIn, until: timeIn, reason: text(100, 2) });
export const releaseLevelIn = z.object({ id: idIn, reason: text(100, 2) });
export const givePointsIn = z.object({
  id: idIn,
  points: z.int().min(1, '请填写积分').max(1_000_000),
  /** Days until they end; the shop's usual term when absent. */
  days: z.int().min(1).max(3650).optional(),
  reason: text(100, 2),
});
export const takePointsIn = z.object({ id: idIn, points: z.int().min(1, '请填写积分').max(1_000_000), reason: text(100, 2) });
export const pointsChanged = z.object({ points: signedPoints });

export const membershipOverview = z.object({
  members: z.int(),
  levels: z.array(z.object({ id, name: z.string(), color: z.string(), members: z.int() })),
  points: z.object({
    outstanding: signedPoints,
    /** What they cost when all are spent, fen. */
    worth: fen,
    expiringIn30Days: points,
    /** Of the last 30 days. */
    granted: points,
    spent: points,
    expired: points,
  }),
});

export type LevelIn = z.input<typeof levelIn>;
export type UpdateLevelIn = z.input<typeof updateLevelIn>;
export type LevelRow = z.output<typeof levelRow>;
export type Levels = z.output<typeof levels>;
export type LevelCard = z.output<typeof levelCard>;
export type LevelCards = z.output<typeof levelCards>;
export type MyMembership = z.output<typeof myMembership>;
export type MemberPrices = z.output<typeof memberPrices>;
export type BirthdayOfMineIn = z.input<typeof birthdayOfMineIn>;
export type PointsStatementIn = z.input<typeof pointsStatementIn>;
export type PointsEntry = z.output<typeof pointsEntry>;
export type PointsStatement = z.output<typeof pointsStatement>;
export type LotsIn = z.input<typeof lotsIn>;
export type Lot = z.output<typeof lot>;
export type LotPage = z.output<typeof lotPage>;
export type MemberListIn = z.input<typeof memberListIn>;
export type MemberRow = z.output<typeof memberRow>;
export type MemberPage = z.output<typeof memberPage>;
export type LevelChange = z.output<typeof levelChange>;
export type MemberDetail = z.output<typeof memberDetail>;
export type MemberStatementIn = z.input<typeof memberStatementIn>;
export type MemberEntry = z.output<typeof memberEntry>;
export type MemberStatement = z.output<typeof memberStatement>;
export type MemberLotsIn = z.input<typeof memberLotsIn>;
export type GiveLevelIn = z.input<typeof giveLevelIn>;
export type ReleaseLevelIn = z.input<typeof releaseLevelIn>;
export type GivePointsIn = z.input<typeof givePointsIn>;
export type TakePointsIn = z.input<typeof takePointsIn>;
export type PointsChanged = z.output<typeof pointsChanged>;
export type MembershipOverview = z.output<typeof membershipOverview>;
