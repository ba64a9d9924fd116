import type { deliverIn, Invoice } from '@huitou/shared-types/invoices/schema.ts';
import { yuan } from '@huitou/shared-types/money.ts';
import type { z } from 'zod';
import { env } from '../../env.ts';
import { later, now } from '../../platform/clock.ts';
import { transact, afterCommit } from '../../platform/db/transact.ts';
import { fail, must } from '../../platform/errors.ts';
import { readFile } from '../../platform/files/files.ts';
import type { CustomerCall } from '../../platform/http/mount.ts';
import { countInWindow, key } from '../../platform/redis.ts';
import { readSettings } from '../settings/index.ts';
import { myInvoice } from './invoice.queries.ts';
import { wakeDeliveries } from './invoices.jobs.ts';
import { fileTypes } from './keep-files.ts';
import { type Outcome, parties } from './ports.ts';
import { readInvoice } from './read-invoice.ts';
import { tokenOf } from './shared-file.ts';
import { db, type DeliveryRow, type InvoiceRow } from './tables.ts';
import { filesOf } from './verify-files.ts';
import { LEASE_MS, nextTry } from './pauses.ts';

const MOST_TRIES = 8;
const HOURLY = 10;

/** Notes that an invoice goes to somebody; sent once its file is kept. */
export const planDelivery = async (invoiceId: number, channel: 'email' | 'sms', target: string): Promise<void> => {
  await db()
    .insertInto('invoice_deliveries')
    .values({
      invoice_id: invoiceId,
      channel,
      target,
      status: 'waiting',
      attempts: 0,
      next_try_at: now(),
      failure: '',
      created_at: now(),
      sent_at: null,
    })
    .execute();
  afterCommit(() => wakeDeliveries(invoiceId));
};

/** @throws state_forbidden for an invoice that is not issued */
export const sendAgain = async (row: InvoiceRow, to: { email: string | null; phone: string | null }): Promise<void> => {
  if (!['issued', 'partially_red'].includes(row.status)) fail('state_forbidden');
  await transact(async () => {
    if (to.email) await planDelivery(row.id, 'email', to.email);
    if (to.phone) await planDelivery(row.id, 'sms', to.phone);
  });
};

export const deliverInvoice = async (input: z.output<typeof deliverIn>, { actor }: CustomerCall): Promise<Invoice> => {
  const row = must(
    await db().selectFrom('invoices').selectAll().where('id', '=', input.id).where('customer_id', '=', actor.id).executeTakeFirst(),
  );
  if ((await countInWindow(key('invoices', 'deliver', actor.id), 3600)) > HOURLY) fail('rate_limited');
  await sendAgain(row, input);
  return myInvoice(actor.id, row.id);
};

/** Sends one message, when the file is there. A lost reply is sent again under the same id. */
export const workOnDelivery = async (id: number): Promise<void> => {
  const taken = await db()
    .updateTable('invoice_deliveries')
    .set((eb) => ({ next_try_at: later(LEASE_MS), attempts: eb('attempts', '+', 1) }))
    .where('id', '=', id)
    .where('status', '=', 'waiting')
    .where('next_try_at', '<=', later(1_000))
    .executeTakeFirst();
  if (taken.numUpdatedRows !== 1n) return;
  const row = await db().selectFrom('invoice_deliveries').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const outcome = await send(row);
  if (outcome.kind === 'ok') {
    await db()
      .updateTable('invoice_deliveries')
      .set({ status: 'sent', sent_at: now(), next_try_at: null, failure: '' })
      .where('id', '=', id)
      .execute();
    return;
  }
  const over = row.attempts >= MOST_TRIES || (outcome.kind === 'refused' && outcome.next === 'final');
  await db()
    .updateTable('invoice_deliveries')
    .set({
      failure: outcome.detail.slice(0, 200),
      next_try_at: over ? null : nextTry(row.attempts + 1),
      ...(over ? { status: 'failed' as const } : {}),
    })
    .where('id', '=', id)
    .where('status', '=', 'waiting')
    .execute();
};

const refuse = (detail: string, next: 'retry' | 'final'): Outcome<void> => ({ kind: 'refused', reason: 'other', next, detail });

const send = async (row: DeliveryRow): Promise<Outcome<void>> => {
  const { mail, sms } = parties();
  if (!(row.channel === 'email' ? mail : sms).ready())
    return refuse(row.channel === 'email' ? '店铺未配置邮箱' : '店铺未配置短信', 'final');
  const invoice = await readInvoice(row.invoice_id);
  const files = (await filesOf(invoice.id)).filter((file) => file.red_key === 0);
  if (!files.some((file) => file.format === 'pdf' && file.state === 'kept')) return refuse('版式文件尚未取回', 'retry');
  const { name } = await readSettings('shop');
  const link = `${env().PUBLIC_URL}/api/invoice-files/${tokenOf(row)}`;
  if (row.channel === 'sms')
    return sms.send({
      phone: row.target,
      template: 'invoice_issued',
      params: { shop: name, amount: yuan(invoice.amount), link },
      id: `invoice-${row.id}`,
    });
  const attachments: { filename: string; bytes: Uint8Array; type: string }[] = [];
  for (const file of files) {
    const bytes = file.state === 'kept' ? await readFile(file.path) : null;
    if (bytes) attachments.push({ filename: `${fileName(invoice)}.${file.format}`, bytes, type: fileTypes[file.format] });
  }
  return mail.send({ to: row.target, ...letter(invoice, name, link), attachments, id: `invoice-${row.id}` });
};

export const fileName = (row: Pick<InvoiceRow, 'receipt' | 'invoice_number' | 'no'>): string =>
  `${row.receipt ? '收据' : '发票'}-${row.invoice_number ?? row.no}`;

const escape = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

const letter = (row: InvoiceRow, shop: string, link: string): { subject: string; text: string; html: string } => {
  const what = row.receipt ? '收据' : '电子发票';
  const facts = [
    ...(row.receipt ? [] : [['发票号码', row.invoice_number ?? '']]),
    ['抬头', row.title],
    ['价税合计', `¥${yuan(row.amount)}`],
  ];
  return {
    subject: `【${shop}】您的${what}，¥${yuan(row.amount)}`,
    text: `您好：\n\n您在 ${shop} 的${what}已开具，见附件。\n\n${facts.map(([name, value]) => `${name}：${value}`).join('\n')}\n\n也可以打开链接下载（90 天内有效）：${link}\n`,
    html: `<p>您好：</p><p>您在 ${escape(shop)} 的${what}已开具，见附件。</p><table>${facts
      .map(([name, value]) => `<tr><td>${escape(name ?? '')}</td><td>${escape(value ?? '')}</td></tr>`)
      .join('')}</table><p>也可以<a href="${escape(link)}">打开链接下载</a>（90 天内有效）。</p>`,
  };
};
