import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, open as openFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { env } from '../../env.ts';
import { BadStatement, type FlowAccount, type FlowRow, type StatementRow } from '../../modules/payments/ports.ts';
import type { Answer } from './answer.ts';
import { parseBill, parseFundFlow } from './bill-lines.ts';
import { call, signer, standardHeaders } from './client.ts';
import { billReply } from './schemas.ts';
import { LIBRARY_ORIGIN } from './signer.ts';
import { LostReply, open } from './transport.ts';

const DOWNLOAD_MS = 60_000;

/** A bill on disk, its checksum verified. The caller removes it. */
export interface BillFile {
  path: string;
  remove: () => Promise<void>;
}

/**
 * 申请交易账单 for a day (all kinds), downloaded and verified. Refused with NO_STATEMENT_EXIST when nothing happened on that day, with
 * STATEMENT_CREATING before ten on the next.
 * @throws BadStatement when the file is broken
 */
export const fetchBill = async (day: string): Promise<Answer<BillFile>> =>
  fetchFile(day, await call('bill', billReply, (pay) => pay.tradebill({ bill_date: day, bill_type: 'ALL', tar_type: 'GZIP' })));

/** 申请资金账单 for a day and an account; likewise. @throws BadStatement */
export const fetchFundFlow = async (day: string, account: FlowAccount): Promise<Answer<BillFile>> =>
  fetchFile(
    day,
    await call('fund-flow', billReply, (pay) => pay.fundflowbill({ bill_date: day, account_type: account, tar_type: 'GZIP' })),
  );

const fetchFile = async (day: string, offer: Answer<{ hash_value: string; download_url: string }>): Promise<Answer<BillFile>> => {
  if (offer.kind !== 'ok') return offer;
  const folder = await mkdtemp(path.join(tmpdir(), 'huitou-bill-'));
  const file = { path: path.join(folder, `${day}.bill`), remove: () => rm(folder, { recursive: true, force: true }) };
  try {
    await download(offer.data.download_url, file.path);
    if ((await sha1(file.path)) !== offer.data.hash_value.toLowerCase()) throw new BadStatement('校验值不符，文件不完整或被改动');
    return { kind: 'ok', data: file };
  } catch (error) {
    await file.remove();
    if (error instanceof LostReply) return { kind: 'unknown', reason: error.code };
    throw error;
  }
};

/** The file is fetched from WeChat Pay alone, wherever the reply points: the request carries our signature. It comes unsigned; its checksum was signed. */
const download = async (url: string, to: string): Promise<void> => {
  const base = new URL(env().WXPAY_API_URL);
  const { origin, pathname, search } = new URL(url);
  if (origin !== base.origin && origin !== LIBRARY_ORIGIN) throw new BadStatement('下载地址不属于微信支付');
  const target = new URL(pathname + search, base);
  const authorization = signer().authorize('GET', pathname + search, '');
  const reply = await open({ method: 'GET', url: target, headers: { ...standardHeaders(authorization), Accept: '*/*' } }, DOWNLOAD_MS);
  if (reply.statusCode !== 200) {
    reply.resume();
    throw new BadStatement(`下载失败（${reply.statusCode}）`);
  }
  await pipeline(reply, createWriteStream(to)).catch(() => {
    throw new LostReply('broken_reply');
  });
};

/** The plain text, whether the file was sent compressed or not. */
const plain = async (file: string): Promise<Readable> => {
  const handle = await openFile(file);
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
  await handle.close();
  const bytes = createReadStream(file);
  if (bytesRead < 2 || buffer[0] !== 0x1f || buffer[1] !== 0x8b) return bytes;
  const gunzip = createGunzip();
  bytes.once('error', (error) => gunzip.destroy(error));
  return bytes.pipe(gunzip);
};

/** WeChat Pay hashes the file as it is before compression. @throws BadStatement */
const sha1 = async (file: string): Promise<string> => {
  const hash = createHash('sha1');
  try {
    for await (const chunk of await plain(file)) hash.update(chunk as Buffer);
  } catch {
    throw new BadStatement('压缩文件已损坏');
  }
  return hash.digest('hex');
};

/** The rows of a bill, one at a time: a large bill never has to fit into memory. @throws BadStatement at the first line that makes no sense */
export async function* readBill(file: string): AsyncGenerator<StatementRow> {
  yield* parseBill(linesOf(await plain(file)));
}
export async function* readFundFlow(file: string): AsyncGenerator<FlowRow> {
  yield* parseFundFlow(linesOf(await plain(file)));
}
const linesOf = (input: Readable) => createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
