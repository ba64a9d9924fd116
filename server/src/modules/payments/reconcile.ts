import { dayOf, HOUR, later, MINUTE, now, startOfDay } from '../../platform/clock.ts';
import { fail } from '../../platform/errors.ts';
import { log } from '../../platform/log.ts';
import { compareBill, type Comparison } from './compare-bill.ts';
import { keepDifferences } from './keep-differences.ts';
import { BadStatement, channel } from './ports.ts';
import { reconciliationDb } from './reconciliation.entity.ts';

/** WeChat makes yesterday's statement by ten in the morning (申请交易账单). */
export const READY_MS = 24 * HOUR + 10 * HOUR;
const RETRY_MS = 30 * MINUTE;
const ABANDONED_MS = 15 * MINUTE;
const KEPT_DAYS = 90;
const nothing: Comparison = { payments: 0, paid: 0, refunds: 0, refunded: 0, differences: [] };

/**
 * Fetches a day's statement, verifies it, and compares it with the books. Running it again finds the same differences under the same keys.
 * @throws bill_not_ready, unavailable when WeChat does not answer or the file is broken, request_in_progress, invalid_input for a day too far back
 */
export const reconcile = async (day: string): Promise<void> => {
  if (day < dayOf(later(-KEPT_DAYS * 24 * HOUR))) fail('invalid_input', '微信只提供最近三个月的账单');
  if (now().getTime() < startOfDay(day).getTime() + READY_MS) fail('bill_not_ready');
  await claim(day);
  try {
    const statement = await channel().statement(day);
    if (statement.kind === 'refused' && statement.reason === 'bill_not_ready') {
      await pause(day, 'waiting', '账单生成中，半小时后自动重试');
      return fail('bill_not_ready', '微信正在生成账单，半小时后自动重试');
    }
    if (statement.kind === 'refused' && statement.reason === 'no_bill') return await keepDifferences(day, await compareBill(day, none()));
    if (statement.kind !== 'ok') return await broken(day, `未能取得账单：${statement.detail}`);
    try {
      await keepDifferences(day, await compareBill(day, statement.data.rows()));
    } finally {
      await statement.data.remove();
    }
  } catch (error) {
    if (error instanceof BadStatement) return broken(day, `账单文件有误：${error.message}`);
    await pauseIfFetching(day);
    throw error;
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
      ...figures(nothing),
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
const figures = ({ payments, paid, refunds, refunded }: Comparison) => ({ payments, paid, refunds, refunded });

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
