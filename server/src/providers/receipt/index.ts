import type { DocumentRef, InvoiceProvider, IssueCommand, RedIssueCommand } from '../../modules/invoices/index.ts';
import { now } from '../../platform/clock.ts';
import { drawReceipt, type Receipt } from './draw.ts';

const receiptOf = (no: string, command: IssueCommand | RedIssueCommand): Receipt => {
  if ('applyId' in command) {
    const { apply } = command;
    return {
      no,
      refundOf: apply.blue.no,
      seller: apply.seller,
      buyer: apply.buyer,
      lines: apply.lines,
      total: apply.gross,
      clerk: apply.clerk,
      remark: '',
      at: now(),
    };
  }
  const { seller, buyer, lines, gross, clerk, remark } = command;
  return { no, refundOf: null, seller, buyer, lines, total: gross, clerk, remark, at: now() };
};

const stateOf = ({ no, command }: DocumentRef) => {
  const { net, tax } = 'applyId' in command ? command.apply : command;
  return {
    no,
    serial: no,
    state: 'issued' as const,
    invoiceNumber: no,
    issuedAt: now(),
    net: Math.abs(net),
    tax: Math.abs(tax),
    files: [{ format: 'pdf' as const, url: `receipt:${no}` }],
    failure: '',
  };
};

/**
 * Receipts of the shop, for those who have no account with an invoice platform: PDF documents that say plainly that they are no tax
 * invoices. Nothing leaves the process, nothing is kept here, and nobody has to be asked: every call succeeds at once.
 */
export const localReceipts: InvoiceProvider = {
  name: 'local',
  receiptOnly: true,
  issue: (command) => Promise.resolve({ kind: 'ok', data: { serial: command.no } }),
  query: (ref) => Promise.resolve({ kind: 'ok', data: stateOf(ref) }),
  retry: (ref) => Promise.resolve({ kind: 'ok', data: { serial: ref.no } }),
  redApply: (command) => Promise.resolve({ kind: 'ok', data: { applyId: command.no } }),
  redQuery: ({ no }) =>
    Promise.resolve({ kind: 'ok', data: { applyId: no, confirmNo: no, state: 'confirmed', confirmBefore: null, detail: '' } }),
  redCancel: () => Promise.resolve({ kind: 'ok', data: undefined }),
  redIssue: (command) => Promise.resolve({ kind: 'ok', data: { serial: command.no } }),
  download: async (_file, ref) => ({ kind: 'ok', data: await drawReceipt(receiptOf(ref.no, ref.command)) }),
  openNotice: () => ({ kind: 'refused', status: 404, reason: 'receipts have no notices' }),
  noticeAnswer: { status: 404, body: '', type: 'text/plain' },
};
