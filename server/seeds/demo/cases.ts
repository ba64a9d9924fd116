import type { CaseKind } from '@huitou/shared-types/after-sales/states.ts';
import { products } from './catalogue.ts';
import { type Complaint, complaintsAbout, unshippedWords } from './cases/complaints.ts';
import { type CaseCourse, liveCase, liveOpen, type OpenStage } from './cases/course.ts';
import { type CasePlan, writeCase } from './cases/write-case.ts';
import type { PlannedOrder } from './history.ts';
import { DAY, HOUR, MINUTE } from './history/clock.ts';
import type { Book, Row } from './orders/book.ts';
import type { Known } from './orders/known.ts';
import { createRng } from './rng.ts';
import type { StockBook } from './stock-book.ts';

export interface Shop {
  readonly plan: readonly PlannedOrder[];
  readonly book: Book;
  readonly known: Known;
  readonly stock: StockBook;
  readonly now: Date;
  /** Pieces on the shelf in the end, by SKU: goods that are sold out stay so. */
  readonly stockOf: ReadonlyMap<number, number>;
}

/** Of the orders that arrived in these last days more complain than would be usual: a queue needs something to look at. */
const FRESH = 9 * DAY;
/** Cases that are no older than this are often still open. */
const OPEN_FOR = 6 * DAY;
const stagesOf: Readonly<Record<CaseKind, readonly OpenStage[]>> = {
  refund_only: ['requested', 'requested', 'refunding'],
  return_refund: ['requested', 'agreed', 'sent', 'received', 'inspected'],
  exchange: ['agreed', 'sent', 'received', 'inspected', 'reshipped', 'requested'],
};

/** Lets customers of the past complain: some of each hundred, most about what deserves it. Answers how many cases there are. */
export const writeCases = (shop: Shop): number => {
  const rng = createRng(4_711);
  const category = new Map(products.map((product) => [product.code, product.category]));
  const linesOf = Map.groupBy(shop.book.lines, (line) => line.order_id as number);
  const now = shop.now.getTime();
  let opened = 0;
  const lives = (requestedAt: number, until: number, kind: CaseKind): CaseCourse => {
    if (until - requestedAt > OPEN_FOR || !rng.chance(0.6)) return liveCase(requestedAt, until, kind, rng);
    opened += 1;
    const stages = stagesOf[kind];
    const stage = stages[opened % stages.length] as OpenStage;
    // What nobody answered in time the clock would have agreed to.
    if (stage === 'requested' && until - requestedAt > 40 * HOUR) return liveCase(requestedAt, until, kind, rng);
    return liveOpen(requestedAt, until, stage);
  };
  for (const [i, planned] of shop.plan.entries()) {
    const order = shop.book.orders[i] as Row;
    const lines = linesOf.get(order.id as number) ?? [];
    if (planned.status === 'paid' && planned.paidAt && planned.deliveryKind === 'express') {
      const line = lines.at(-1) as Row;
      // More of today's orders than would be usual: a queue with something in it.
      if (!rng.chance(0.16)) continue;
      const requestedAt = planned.paidAt.getTime() + rng.int(3, 240) * MINUTE;
      if (requestedAt >= now) continue;
      const cancelled = lines.length > 1 && rng.chance(0.4);
      const course = cancelled
        ? liveCase(requestedAt, now, 'refund_only', rng)
        : { ...liveCase(requestedAt, requestedAt, 'refund_only', rng) };
      const status = course.status === 'refused' ? ('withdrawn' as const) : course.status;
      const endedAt = status === 'withdrawn' ? (course.endedAt ?? now) : course.endedAt;
      writeCase(shop, order, line, {
        kind: 'refund_only',
        stage: 'unshipped',
        reason: rng.pick(['unwanted', 'wrong-order', 'slow']),
        words: rng.pick(unshippedWords),
        share: 1,
        quantity: line.quantity as number,
        course: { ...course, status, endedAt },
        rng,
      });
      continue;
    }
    const from = planned.received?.at ?? (planned.status === 'shipped' ? planned.shippedAt : null);
    if (!from) continue;
    const fresh = now - from.getTime() < FRESH;
    const complaint = complain(planned, category, fresh ? 3 : 1, rng);
    if (!complaint) continue;
    const { line, what } = complaint;
    const row = lines.find((one) => one.code === line.skuCode) as Row;
    const received = planned.received !== null;
    const requestedAt = from.getTime() + (received ? rng.int(40, 4 * 24 * 60) * MINUTE : rng.int(60, 80) * HOUR);
    if (requestedAt >= now) continue;
    const kind = received ? what.kind : ('refund_only' as const);
    const asked: CasePlan = {
      kind,
      stage: 'shipped',
      reason: received ? what.reason : 'not-received',
      words: received ? rng.pick(what.words) : '物流三天没动了，一直没收到',
      share: received ? (what.share ?? 1) : 1,
      quantity: kind === 'refund_only' ? (row.quantity as number) : rng.int(1, row.quantity as number),
      course: lives(requestedAt, now, kind),
      rng,
    };
    writeCase(shop, order, row, asked);
    if (received) delayCompletion(shop, order, asked, planned, now);
  }
  return shop.book.cases.length;
};

const complain = (
  planned: PlannedOrder,
  category: ReadonlyMap<string, string>,
  busier: number,
  rng: ReturnType<typeof createRng>,
): { line: PlannedOrder['lines'][number]; what: Complaint } | null => {
  for (const line of planned.lines) {
    const { rate, complaints } = complaintsAbout(category.get(line.productCode) ?? '', line.productCode);
    if (rng.chance(rate * busier)) return { line, what: rng.weighted(complaints, (one) => one.weight) };
  }
  return null;
};

/** The time of an open case does not count against the after-sales window: the order completes that much later, or not yet. */
const delayCompletion = ({ book }: Shop, order: Row, { course }: CasePlan, planned: PlannedOrder, now: number): void => {
  const stood = (course.endedAt ?? now) - course.requestedAt;
  const open = order.open_cases === 1;
  if (!open) order.paused_ms = stood;
  const completedAt = (planned.received?.at.getTime() ?? 0) + 7 * DAY + stood + 5 * MINUTE;
  const entry = book.log.findIndex((one) => one.subject === 'orders' && one.subject_id === order.id && one.move === 'complete');
  if (!open && completedAt < now) {
    if (entry >= 0) (book.log[entry] as Row).at = new Date(completedAt);
    return;
  }
  order.status = 'received';
  if (entry >= 0) book.log.splice(entry, 1);
};
