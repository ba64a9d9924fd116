import { isDeepStrictEqual } from 'node:util';
import { invoiceMoves } from '@huitou/shared-types/invoices/states.ts';
import { now } from '../../platform/clock.ts';
import type { Actor } from '../../platform/context.ts';
import { json, toJson } from '../../platform/db/orm.ts';
import { afterCommit, transact } from '../../platform/db/transact.ts';
import { fail } from '../../platform/errors.ts';
import { move } from '../../platform/move.ts';
import { readSettings } from '../settings/index.ts';
import { checkOrders, type Checked, refuseBlocked } from './check-orders.ts';
import { closeRequest } from './close-request.ts';
import { wakeInvoice } from './invoices.jobs.ts';
import { noticeUrl } from './notice-url.ts';
import { newInvoiceNo } from './numbers.ts';
import { type IssueCommand, provider } from './ports.ts';
import { lockOrders } from './read-facts.ts';
import { buyerOf, lockInvoice, orderIdsOf, readInvoice, titleOf } from './read-invoice.ts';
import type { InvoiceRow } from './tables.ts';
import { writeLines } from './write-lines.ts';

/**
 * Hands a request in: what the orders say now is checked, frozen and given a number, all under the orders' locks, and goes out after the
 * commit. A failed one keeps its number as long as its content is the same; other content takes a new one, for the old number has ended.
 * Answers `empty` when nothing is left to invoice: then the request is closed.
 * @throws state_forbidden, invoice_blocked, invoice_exists
 */
export const issueInvoice = async (id: number, actor: Actor, note = ''): Promise<'issuing' | 'empty'> => {
  await readInvoice(id);
  const orderIds = await orderIdsOf(id);
  const settings = await readSettings('invoices');
  return transact(async () => {
    const orders = await lockOrders(orderIds);
    const row = await lockInvoice(id);
    if (row.status !== 'requested' && row.status !== 'failed') fail('state_forbidden');
    const check = await checkOrders(orders, { type: row.type, title: titleOf(row), invoiceId: id });
    if (check.lines.length === 0 && check.problems.every((one) => one.severity === 'warning' || one.rule === 'nothing_left')) {
      await closeRequest(row, actor, '订单已全额退款，无可开票金额');
      return 'empty';
    }
    refuseBlocked(check);
    await writeLines(id, check.lines, true);
    const command = commandOf(row, check, settings, orders[0]?.order.placed_at ?? row.requested_at, noticeUrl(provider().name));
    await move('invoices', invoiceMoves, 'issue', id, actor, {
      set: { ...frozen(row, command), balance_invoiced: settings.balanceInvoiced },
      title: row.status === 'failed' ? '重新开票' : '提交开票',
      note,
    });
    afterCommit(() => wakeInvoice(id, row.attempts));
    return 'issuing';
  });
};

const frozen = (row: InvoiceRow, command: IssueCommand) => {
  const same =
    row.provider_no !== null &&
    row.provider === provider().name &&
    row.command !== null &&
    sameContent(json<IssueCommand>(row.command), command);
  const no = row.provider_no === null ? row.no : same ? row.provider_no : newInvoiceNo('P');
  return {
    amount: command.gross,
    net: command.net,
    tax: command.tax,
    provider: provider().name,
    receipt: provider().receiptOnly,
    provider_no: no,
    provider_serial: same ? row.provider_serial : '',
    command: toJson({ ...command, no }),
    attempts: 0,
    next_try_at: now(),
    lease_until: null,
    failure: '',
    trouble: '',
  };
};
/** Compared by value: MySQL keeps the keys of a JSON column in an order of its own. */
const sameContent = (stored: IssueCommand, fresh: IssueCommand): boolean => {
  const plain = ({ no: _, noticeUrl: _n, ...content }: IssueCommand): unknown => JSON.parse(JSON.stringify(content));
  return isDeepStrictEqual(plain(stored), plain(fresh));
};

/** What is handed in for a request; `notices` is where the provider may post hints. */
export const commandOf = (
  row: Omit<InvoiceRow, 'id'>,
  check: Pick<Checked, 'lines' | 'gross' | 'net' | 'tax' | 'facts'>,
  settings: Awaited<ReturnType<typeof readSettings<'invoices'>>>,
  orderedAt: Date,
  notices: string,
): IssueCommand => ({
  no: row.no,
  type: row.type,
  seller: {
    kind: 'company',
    title: settings.sellerName,
    taxNo: settings.sellerTaxNo || null,
    address: settings.sellerAddress,
    phone: settings.sellerPhone,
    bank: settings.sellerBank,
    account: settings.sellerAccount,
  },
  buyer: buyerOf(row),
  lines: check.lines.map(({ orderId: _, orderNo: _n, orderLineId: _l, saleGross: _g, saleTax: _t, ...line }) => line),
  gross: check.gross,
  net: check.net,
  tax: check.tax,
  clerk: settings.clerk,
  remark: remarkOf(row.remark, check),
  orderedAt,
  noticeUrl: notices,
});

/** The order numbers stand on the invoice, as far as 200 characters go. */
const remarkOf = (remark: string, check: Pick<Checked, 'facts'>): string =>
  [...[remark, `订单号 ${check.facts.map((order) => order.orderNo).join('、')}`].filter((part) => part !== '').join('；')]
    .slice(0, 200)
    .join('');
