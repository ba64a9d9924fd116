import { dayOf, HOUR, later, MINUTE, now, startOfDay } from '../../platform/clock.ts';
import { fail } from '../../platform/errors.ts';
import { log } from '../../platform/log.ts';
import { balanceDifference } from './balance-chain.ts';
import { compareBill } from './compare-bill.ts';
import { compareFlow } from './compare-flow.ts';
import { keepDifferences } from './keep-differences.ts';
import { BadStatement, channel, type Outcome, type Statement } from './ports.ts';
import { reconciliationDb } from './reconciliation.entity.ts';

/** WeChat makes yesterday's bills by ten in the morning (申请交易账单). */
export const READY_MS = 24 * HOUR + 10 * HOUR;
const RETRY_MS = 30 * MINUTE;
const ABANDONED_MS = 15 * MINUTE;
const KEPT_DAYS = 90;

/**
 * Fetches a day's trade and fund-flow bills, verifies them, and compares them with the books. Running it again finds the same differences under
 * the same keys.
 * @throws bill_not_ready, unavailable when WeChat does not answer or a file is broken, request_in_progress, invalid_input for a day too far back
 */
export const reconcile = async (day: string): Promise<void> => {
  if (day < dayOf(later(-KEPT_DAYS * 24 * HOUR))) fail('invalid_input', '微信只提供最近三个月的账单');
  if (now().getTime() < startOfDay(day).getTime() + READY_MS) fail('bill_not_ready');
  await claim(day);
  try {
    const trade = await withRows(
      '交易账单',
      () => channel().statement(day),
      (rows) => compareBill(day, rows),
    );
    const basic = await withRows(
      '资金账单',
      () => channel().fundFlow(day, 'BASIC'),
      (rows) => compareFlow(day, rows, trade.facts),
    );
    const operation = await withRows(
      '运营账户资金账单',
      () => channel().fundFlow(day, 'OPERATION'),
      (rows) => compareFlow(day, rows, trade.facts, 'nothing of ours'),
    );
    const broken = await balanceDifference(day, basic);
    await keepDifferences(day, { trade, basic, operation, differences: [...trade.differences, ...basic.differences, ...broken] });
  } catch (error) {
    if (error instanceof NotReady) {
      await pause(day, 'waiting', '账单生成中，半小时后自动重试');
      return fail('bill_not_ready', '微信正在生成账单，半小时后自动重试');
    }
    if (error instanceof BadStatement) return broken(day, error.message);
    await pauseIfFetching(day);
    throw error;
  }
};

class NotReady extends Error {}

/** Fetches a bill and reads it; a day without one is an empty day. @throws NotReady, BadStatement that names the bill */
const withRows = async <Row, T>(
  name: string,
  fetch: () => Promise<Outcome<Statement<Row>>>,
  read: (rows: AsyncIterable<Row>) => Promise<T>,
): Promise<T> => {
  try {
    const offer = await fetch();
    if (offer.kind === 'refused' && offer.reason === 'bill_not_ready') throw new NotReady();
    if (offer.kind === 'refused' && offer.reason === 'no_bill') return await read(none());
    if (offer.kind !== 'ok') throw new BadStatement(`未能取得：${offer.detail}`);
    try {
      return await read(offer.data.rows());
    } finally {
      await offer.data.remove();
    }
  } catch (error) {
    throw error instanceof BadStatement ? new BadStatement(`${name}：${error.message}`) : error;
  }
};

async function* none(): AsyncGenerator<never> {
  yield* [];
}

/** One run of a day at a time; one that died is taken over. @throws request_in_progress */
const claim = async (day: string): Promise<void> => {
  const db = reconciliationDb();
  await db
    .insertInto('reconciliation_days')
    .values({
      day,
      state: 'waiting',
      payments: 0,
      paid: 0,
      refunds: 0,
      refunded: 0,
      our_payments: 0,
      our_paid: 0,
      our_refunds: 0,
      our_refunded: 0,
      fees: 0,
      fees_booked: 0,
      other_flow: 0,
      net: 0,
      closing_balance: null,
      operation_balance: null,
      closed_at: null,
      closed_by: null,
      message: '',
      attempts: 0,
      started_at: null,
      next_try_at: null,
      finished_at: null,
    })
    .onDuplicateKeyUpdate({ day })
    .execute();
  const claimed = await db
    .updateTable('reconciliation_days')
    .set((eb) => ({ state: 'fetching', started_at: now(), attempts: eb('attempts', '+', 1), message: '' }))
    .where('day', '=', day)
    .where((eb) => eb.or([eb('state', '!=', 'fetching'), eb('started_at', '<', later(-ABANDONED_MS))]))
    .executeTakeFirst();
  if (claimed.numUpdatedRows !== 1n) fail('request_in_progress');
};

const pause = async (day: string, state: 'waiting' | 'failed', message: string): Promise<void> => {
  await reconciliationDb()
    .updateTable('reconciliation_days')
    .set({ state, message: message.slice(0, 200), next_try_at: later(RETRY_MS), finished_at: state === 'failed' ? now() : null })
    .where('day', '=', day)
    .execute();
};
const pauseIfFetching = async (day: string): Promise<void> => {
  await reconciliationDb()
    .updateTable('reconciliation_days')
    .set({ state: 'failed', message: '对账中断，半小时后自动重试', next_try_at: later(RETRY_MS) })
    .where('day', '=', day)
    .where('state', '=', 'fetching')
    .execute();
};
const broken = async (day: string, message: string): Promise<never> => {
  log.error({ day, message }, 'reconciliation failed');
  await pause(day, 'failed', message);
  return fail('unavailable', message);
};
