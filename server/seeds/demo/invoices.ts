import { sql } from 'kysely';
import type { TitleFields } from '@huitou/shared-types/invoices/schema.ts';
import { type IssueCommand, keepTitle, type SeedInvoice, seedInvoice } from '../../src/modules/invoices/index.ts';
import { em } from '../../src/platform/db/orm.ts';
import { localReceipts } from '../../src/providers/receipt/index.ts';

const HOUR = 3_600_000;
/** Every so many received orders are invoiced, and more of those that gave something back since. */
const EVERY = 20;
const EVERY_REFUNDED = 5;
/** Files of the newest ones are drawn at once, the others by the worker, one after the other. */
const DRAWN = 6;
const APART_MS = 4_000;

const nothing = { address: '', phone: '', bank: '', account: '' };
const company = (title: string, taxNo: string, more: Partial<TitleFields> = {}): TitleFields => ({
  kind: 'company',
  title,
  taxNo,
  ...nothing,
  ...more,
});
const person = (title: string): TitleFields => ({ kind: 'person', title, taxNo: null, ...nothing });
/** Invented names; the numbers pass the check digit of GB 32100. */
const titles: readonly TitleFields[] = [
  company('杭州南山书店有限公司', '91330106MA2H0A1C8E', { bank: '中国银行杭州分行', account: '375800010001' }),
  person('个人'),
  company('云上设计（杭州）有限公司', '91330110MA2J2B3D5K'),
  person('陈先生'),
  company('宁波海平面咨询有限公司', '91330201MA2K4C5E11'),
  company('苏州拾光餐饮管理有限公司', '91320508MA1N6D7F4F'),
];

interface Candidate {
  id: number;
  customer_id: number;
  received_at: Date;
  refunded: number;
}
const candidates = async (): Promise<Candidate[]> => {
  const { rows } = await sql<Candidate>`select id, customer_id, received_at, refunded from orders
    where status in ('received', 'completed') and open_cases = 0 and received_at is not null and paid > 0 order by received_at, id`.execute(
    em().getKysely(),
  );
  return rows;
};

const draw = async (command: IssueCommand, no: string): Promise<Uint8Array> => {
  const file = await localReceipts.download({ format: 'pdf', url: no }, { no, serial: no, command });
  if (file.kind !== 'ok') throw new Error(file.detail);
  return file.data;
};

/** Invoices in every state over the orders of the past, with the titles of those who asked for them. Answers how many. */
export const seedDemoInvoices = async (now: Date): Promise<number> => {
  const orders = await candidates();
  const chosen = orders.filter((order, i) => i % (order.refunded > 0 ? EVERY_REFUNDED : EVERY) === 0);
  const [open, past] = [chosen.slice(-9), chosen.slice(0, -9)];
  let made = 0;
  const write = async (order: Candidate, i: number, different: Partial<SeedInvoice>): Promise<number> => {
    const title = titles[i % titles.length] as TitleFields;
    const requestedAt = new Date(Math.min(order.received_at.getTime() + ((i % 30) + 1) * HOUR, now.getTime() - 2 * HOUR));
    const id = await seedInvoice(
      {
        orderId: order.id,
        customerId: order.customer_id,
        title,
        status: 'issued',
        requestedAt,
        issuedAt: new Date(requestedAt.getTime() + HOUR),
        email: i % 3 === 0 ? null : `buyer${order.customer_id}@example.com`,
        fileAfterMs: i < past.length - DRAWN ? (past.length - i) * APART_MS : 0,
        ...different,
      },
      draw,
    );
    if (id > 0) made += 1;
    if (id > 0 && made % 3 === 0) await keepTitle(order.customer_id, { ...title, isDefault: true });
    return id;
  };
  for (const [i, order] of past.entries()) await write(order, i, {});
  for (const [i, order] of open.entries()) await write(order, past.length + i, openStates(now)[i] ?? {});
  const wrong = orders.findLast((order) => !chosen.includes(order));
  if (wrong) {
    const old = await write(wrong, 1, {
      title: person('个人'),
      red: { status: 'issued', reason: 'wrong', at: new Date(now.getTime() - 20 * HOUR) },
    });
    await write(wrong, 2, {
      replacesId: old,
      requestedAt: new Date(now.getTime() - 21 * HOUR),
      issuedAt: new Date(now.getTime() - 19 * HOUR),
    });
  }
  return made;
};

/** What the newest ones wait for. */
const openStates = (now: Date): Partial<SeedInvoice>[] => [
  { red: { status: 'wait_confirm', reason: 'returned', at: new Date(now.getTime() - 5 * HOUR) } },
  { red: { status: 'refused', reason: 'returned', at: new Date(now.getTime() - 30 * HOUR), failure: '购方拒绝：已抵扣进项' } },
  { status: 'failed', failure: '购方税号与名称不一致' },
  { status: 'failed', failure: '商品税收编码不可用' },
  { status: 'cancelled' },
  { status: 'issuing', issuedAt: new Date(now.getTime() - HOUR) },
  { status: 'requested' },
  { status: 'requested' },
  { status: 'requested' },
];
