import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import { hex } from '../ids.ts';
import type { Sim } from '../sim.ts';
import { chinaDay, dayStart } from '../times.ts';
import { type BillType, tradeBill } from './bill-text.ts';
import type { PayAnswer } from './call.ts';
import { invalidRequest, PayError, paramError } from './errors.ts';
import { fundFlowBill } from './fund-flow.ts';
import { check } from './rules.ts';
import { differencesOn, type Planned } from './bill-differences.ts';
import { spoilBill } from './spoil-bill.ts';

const URL_LIFE_MS = 5 * 60_000;
const DAY_MS = 86400_000;
const KEPT_DAYS = 92;
const MAX_FILES = 100;

interface BillFile {
  text: Buffer;
  gzip: boolean;
  madeAt: number;
}

const files = new WeakMap<Sim, Map<string, BillFile>>();

const common = { bill_date: z.string().regex(/^\d{4}-\d\d-\d\d$/, '格式须为YYYY-MM-DD'), tar_type: z.enum(['GZIP']).optional() };
const tradeQuery = z.object({ ...common, bill_type: z.enum(['ALL', 'SUCCESS', 'REFUND']).default('ALL') });
const flowQuery = z.object({ ...common, account_type: z.enum(['BASIC', 'OPERATION', 'FEES']).default('BASIC') });

/** `GET /v3/bill/tradebill`. Throws PARAM_ERROR, STATEMENT_CREATING (before ten), NO_STATEMENT_EXIST (no trades: a normal outcome). */
export function requestTradeBill(sim: Sim, query: URLSearchParams): object {
  const { bill_date, bill_type, tar_type } = check(tradeQuery, Object.fromEntries(query), 'query');
  checkReady(sim, bill_date);
  return offer(sim, tradeBill(sim, bill_date, bill_type as BillType), tar_type === 'GZIP', differencesOn(sim, bill_date).broken);
}

/** `GET /v3/bill/fundflowbill`: the account of fees never has movements here. */
export function requestFundFlowBill(sim: Sim, query: URLSearchParams): object {
  const { bill_date, account_type, tar_type } = check(flowQuery, Object.fromEntries(query), 'query');
  checkReady(sim, bill_date);
  const text = account_type === 'FEES' ? undefined : fundFlowBill(sim, bill_date, account_type);
  return offer(sim, text, tar_type === 'GZIP', differencesOn(sim, bill_date).flow?.broken);
}

/** The file behind a download_url: five minutes, with a normal Authorization, and never signed. */
export function downloadBill(sim: Sim, query: URLSearchParams): PayAnswer {
  const file = files.get(sim)?.get(query.get('token') ?? '');
  if (!file || sim.clock.now() - file.madeAt > URL_LIFE_MS) throw invalidRequest('账单下载链接已失效，请重新申请');
  return file.gzip ? { file: gzipSync(file.text), type: 'application/x-gzip' } : { file: file.text, type: 'text/plain; charset=utf-8' };
}

function checkReady(sim: Sim, day: string): void {
  const start = dayStart(day);
  const now = sim.clock.now();
  const wrong = (issue: string) => paramError(`账单日期错误，${issue}`, { field: '/bill_date', value: day, issue, location: 'query' });
  if (Number.isNaN(start)) throw wrong('日期不存在');
  if (day >= chinaDay(now)) throw wrong('只能申请今日之前的账单');
  if (now - start > KEPT_DAYS * DAY_MS) throw wrong('只能申请三个月以内的账单');
  if (now < start + DAY_MS + sim.settings.billReadyHour * 3600_000) throw new PayError(400, 'STATEMENT_CREATING', '账单生成中，请稍后再试');
}

function offer(sim: Sim, text: string | undefined, gzip: boolean, broken: Planned['broken']): object {
  if (text === undefined) throw new PayError(400, 'NO_STATEMENT_EXIST', '账单不存在，当日无交易');
  const bytes = Buffer.from(spoilBill(text, broken));
  const kept = files.get(sim) ?? new Map<string, BillFile>();
  files.set(sim, kept);
  const token = hex(24);
  kept.set(token, { text: bytes, gzip, madeAt: sim.clock.now() });
  if (kept.size > MAX_FILES) kept.delete(kept.keys().next().value as string);
  return {
    hash_type: 'SHA1',
    hash_value: createHash('sha1')
      .update(broken === 'wrong-hash' ? `${text} ` : bytes)
      .digest('hex'),
    download_url: `${sim.url}/v3/billdownload/file?token=${token}`,
  };
}
