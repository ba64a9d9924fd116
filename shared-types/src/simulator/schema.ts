import { z } from 'zod';
import { scope, scopeIn } from '../promotions/schema.ts';
import { cursorIn, day, fen, id, idIn, maybeText, page, signedFen, time } from '../schema.ts';
import { draftKinds, simulationStatuses } from './states.ts';

const permille = z.int().min(100, '最低一折').max(999);
const freight = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('always') }),
  z.object({ kind: z.literal('monthly'), count: z.int().min(1).max(99) }),
]);
/** What is tried: a saved coupon or promotion (drafts, too), or other benefits for a level. */
export const simulationDraftIn = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('coupon'), templateId: idIn }),
  z.object({ kind: z.literal('promotion'), promotionId: idIn }),
  z.object({ kind: z.literal('level'), levelId: idIn, price: z.object({ permille, scope: scopeIn }).nullable(), freight }),
]);
export const simulationDraft = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('coupon'), templateId: id }),
  z.object({ kind: z.literal('promotion'), promotionId: id }),
  z.object({ kind: z.literal('level'), levelId: id, price: z.object({ permille: z.int(), scope }).nullable(), freight }),
]);
/** Days of the shop, both included: orders paid then. */
export const startSimulationIn = z.object({ draft: simulationDraftIn, from: day, to: day, note: maybeText(60).default('') });

const figures = {
  orders: z.int(),
  /** Orders whose price would have been another. */
  touched: z.int(),
  /** What customers would have paid less, goods and freight; below zero when they would have paid more. */
  discount: signedFen,
  /** Goods with a known cost less that cost, and less freight given away. */
  marginBefore: signedFen,
  marginAfter: signedFen,
};
export const simulationResult = z.object({
  ...figures,
  customers: z.int(),
  /** Goods of all orders, before and after, fen. */
  goodsBefore: signedFen,
  goodsAfter: signedFen,
  freightOff: signedFen,
  cost: signedFen,
  /** Lines without a cost, and what they were paid with: not in the margins. */
  costlessLines: z.int(),
  costlessGoods: signedFen,
  /** Orders below their cost before, and those that would have gone below it. */
  belowBefore: z.int(),
  wentBelow: z.int(),
  /** The draft's own bound that was reached, and when. */
  stopped: z.object({ by: z.enum(['total', 'budget']), at: time }).nullable(),
  days: z.array(z.object({ day, ...figures })),
});
export const simulation = z.object({
  id,
  kind: z.enum(draftKinds),
  /** What was tried, in words, as it was then. */
  title: z.string(),
  terms: z.string(),
  note: z.string(),
  draft: simulationDraft,
  from: day,
  to: day,
  status: z.enum(simulationStatuses),
  done: z.int(),
  total: z.int(),
  message: z.string(),
  createdAt: time,
  finishedAt: time.nullable(),
  staffName: z.string(),
  result: simulationResult.nullable(),
});
export const simulationListIn = z.object({ ...cursorIn, kind: z.enum(draftKinds).optional() });
export const simulationPage = page(simulation);

export const simulatedOrder = z.object({
  id,
  orderId: id,
  orderNo: z.string(),
  paidAt: time,
  goodsBefore: fen,
  goodsAfter: fen,
  freightOff: signedFen,
  discount: signedFen,
  /** Of the lines with a cost; null when there is none. */
  cost: fen.nullable(),
  marginBefore: signedFen.nullable(),
  marginAfter: signedFen.nullable(),
  wentBelow: z.boolean(),
});
export const simulatedOrdersIn = z.object({
  id: idIn,
  ...cursorIn,
  wentBelow: z.boolean().optional(),
  sort: z.enum(['time', 'discount', 'margin']).default('time'),
});
export const simulatedOrders = page(simulatedOrder);
export const exportSimulationIn = z.object({
  id: idIn,
  wentBelow: z.boolean().optional(),
  format: z.enum(['xlsx', 'csv']).default('xlsx'),
});

export type SimulationDraftIn = z.input<typeof simulationDraftIn>;
export type SimulationDraft = z.output<typeof simulationDraft>;
export type StartSimulationIn = z.input<typeof startSimulationIn>;
export type SimulationResult = z.output<typeof simulationResult>;
export type Simulation = z.output<typeof simulation>;
export type SimulationListIn = z.input<typeof simulationListIn>;
export type SimulationPage = z.output<typeof simulationPage>;
export type SimulatedOrder = z.output<typeof simulatedOrder>;
export type SimulatedOrdersIn = z.input<typeof simulatedOrdersIn>;
export type SimulatedOrders = z.output<typeof simulatedOrders>;
export type ExportSimulationIn = z.input<typeof exportSimulationIn>;
