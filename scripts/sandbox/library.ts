import type { ActiveFault, Fault } from './faults.ts';
import { randomText } from './ids.ts';
import { type Invoice, type RedForm } from './invoice/books.ts';
import type { InvoiceCallback } from './invoice/callback.ts';
import { endIssue, type IssueOutcome } from './invoice/issue.ts';
import { buyerAnswers } from './invoice/red-flow.ts';
import { revokeNuonuoTokens } from './invoice/token.ts';
import type { Entry } from './journal.ts';
import { attachmentOf, type ReceivedMail } from './mail/received.ts';
import { type Differences, setDifferences } from './pay/bill-differences.ts';
import { importPaid, type PaidOrder } from './pay/import-paid.ts';
import type { Order, Refund } from './pay/ledger.ts';
import { type Attempt, type Notification, release, resend } from './pay/notify.ts';
import { cancel, failPayment, type PayOptions, type PayParams, type PayResult, pay, payOrder } from './pay/payer.ts';
import { endRefund, type Outcome } from './pay/refund-outcome.ts';
import { newPerson, type Person } from './people.ts';
import type { Settings } from './settings.ts';
import type { Sim } from './sim.ts';
import type { SmsMessage } from './sms/send.ts';
import { checkPushUrl, type PushMessage, push, releasePushes } from './wechat/push.ts';
import { setRiskRank } from './wechat/risk-rank.ts';
import { confirmReceipt } from './wechat/settlement.ts';
import type { Shipment } from './wechat/shipping-record.ts';

/** What a test does with a sandbox beside speaking HTTP to it. The control API under /__sim is the same by HTTP. */
export interface SandboxLibrary {
  appId: string;
  mchId: string;
  settings: Settings;
  clock: {
    now(): number;
    /** Moves time and resolves when all that fell due (retries, refund outcomes, receipts) is done. */
    advance(ms: number): Promise<void>;
    reset(): void;
    /** Resolves when everything already due has been sent and answered. */
    idle(): Promise<void>;
  };
  people: {
    list(): Person[];
    /** Somebody new, by nickname or by any fields; what is not given is made up. WeChat knows only people who are here. */
    add(given?: string | Partial<Person>): Person;
    /** A login code, as wx.login gives. */
    code(openid: string): string;
    /** A phone code, as the getPhoneNumber button gives. */
    phoneCode(openid: string): string;
    /** How risky WeChat finds somebody (getUserRiskRank), 0–4. */
    setRiskRank(openid: string, rank: number): void;
  };
  payer: {
    pay(params: PayParams, options?: PayOptions): PayResult;
    cancel(params: PayParams): PayResult;
    /** The payer's bank refuses; the order stays payable. */
    fail(params: PayParams, message?: string): PayResult;
    /** Pays by order number, without a pay sheet. */
    payOrder(outTradeNo: string, options?: PayOptions): PayResult;
  };
  faults: { add(fault: Fault): ActiveFault; clear(id?: number): void; list(): ActiveFault[] };
  notifications: {
    list(): Notification[];
    release(id?: string): Promise<number>;
    resend(id: string): Promise<Attempt>;
  };
  orders: {
    get(outTradeNo: string): Order | undefined;
    /** Puts paid orders of the past into the books, so that they can be queried, refunded and billed. Sends nothing. */
    importPaid(orders: PaidOrder[]): Order[];
  };
  refunds: { get(outRefundNo: string): Refund | undefined; end(outRefundNo: string, outcome: Outcome): void };
  bills: { differ(day: string, differences: Differences): void };
  shipping: { get(transactionId: string): Shipment | undefined; confirmReceipt(transactionId: string): void };
  push: {
    list(): PushMessage[];
    send(event: string, message: Record<string, unknown>): PushMessage;
    release(): Promise<number>;
    /** Asks the push URL to echo, as the console does when it is saved. */
    verifyUrl(): Promise<boolean>;
  };
  tokens: { revoke(): void };
  invoices: {
    list(): Invoice[];
    /** By our order number. */
    get(orderNo: string): Invoice | undefined;
    /** Ends a document that is in hand or held. */
    end(orderNo: string, outcome: IssueOutcome, failCause?: string): void;
    /** The buyer books the invoice: a red letter then needs the buyer's word. */
    use(orderNo: string): void;
    callbacks(): InvoiceCallback[];
    revokeTokens(): void;
  };
  redForms: {
    list(): RedForm[];
    get(billId: string): RedForm | undefined;
    /** What the buyer says to a form that waits. Throws when none does. */
    answer(billId: string, agrees: boolean): void;
  };
  sms: { list(): SmsMessage[] };
  mail: {
    list(): ReceivedMail[];
    /** The bytes as they came over the wire. */
    raw(id: string): Promise<Buffer | undefined>;
    attachment(id: string, index: number): Promise<{ filename: string; type: string; content: Buffer } | undefined>;
  };
  journal(): Entry[];
}

const known = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new RangeError(`Not known to the sandbox: ${what}`);
  return value;
};

export const library = (sim: Sim): SandboxLibrary => ({
  appId: sim.keys.appId,
  mchId: sim.keys.mchId,
  settings: sim.settings,
  clock: {
    now: () => sim.clock.now(),
    advance: (ms) => sim.clock.advance(ms),
    reset: () => sim.clock.reset(),
    idle: () => sim.clock.idle(),
  },
  people: {
    list: () => [...sim.people.values()],
    add: (given) => sim.people.put(newPerson(randomText, sim.people.size, typeof given === 'string' ? { nickname: given } : given)),
    code: (openid) => sim.codes.issue('login', known(sim.people.get(openid), openid).openid),
    phoneCode: (openid) => sim.codes.issue('phone', known(sim.people.get(openid), openid).openid),
    setRiskRank: (openid, rank) => setRiskRank(sim, known(sim.people.get(openid), openid).openid, rank),
  },
  payer: {
    pay: (params, options) => pay(sim, params, options),
    cancel: (params) => cancel(sim, params),
    fail: (params, message) => failPayment(sim, params, message),
    payOrder: (no, options) => payOrder(sim, known(sim.ledger.orders.get(no), no), options),
  },
  faults: {
    add: (fault) => sim.faults.add(fault),
    clear: (id) => sim.faults.clear(id),
    list: () => sim.faults.list(),
  },
  notifications: {
    list: () => [...sim.notifications.values()],
    release: (id) => release(sim, id),
    resend: (id) => resend(sim, id),
  },
  orders: {
    get: (no) => sim.ledger.orders.get(no),
    importPaid: (orders) => importPaid(sim, orders),
  },
  refunds: {
    get: (no) => sim.ledger.refunds.get(no),
    end: (no, outcome) => endRefund(sim, known(sim.ledger.refunds.get(no), no), outcome),
  },
  bills: { differ: (day, differences) => setDifferences(sim, day, differences) },
  shipping: {
    get: (transactionId) => sim.shipments.get(transactionId),
    confirmReceipt: (transactionId) => confirmReceipt(sim, known(sim.shipments.get(transactionId), transactionId), 'manual'),
  },
  push: {
    list: () => [...sim.pushes.values()],
    send: (event, message) => push(sim, event, message),
    release: () => releasePushes(sim),
    verifyUrl: () => checkPushUrl(sim),
  },
  tokens: { revoke: () => sim.tokens.revoke() },
  invoices: {
    list: () => [...sim.invoicing.invoices.values()],
    get: (orderNo) => sim.invoicing.byOrder.get(orderNo),
    end: (orderNo, outcome, failCause) => endIssue(sim, known(sim.invoicing.byOrder.get(orderNo), orderNo), outcome, failCause),
    use: (orderNo) => {
      const invoice = known(sim.invoicing.byOrder.get(orderNo), orderNo);
      sim.invoicing.invoices.put(Object.assign(invoice, { used: true }));
      sim.journal.add('invoice', `购方已入账 ${invoice.number ?? orderNo}`, true);
    },
    callbacks: () => [...sim.invoiceCallbacks.values()],
    revokeTokens: () => revokeNuonuoTokens(sim),
  },
  redForms: {
    list: () => [...sim.invoicing.redForms.values()],
    get: (billId) => sim.invoicing.redForms.get(billId),
    answer: (billId, agrees) => buyerAnswers(sim, known(sim.invoicing.redForms.get(billId), billId), agrees),
  },
  sms: { list: () => [...sim.sms.values()] },
  mail: {
    list: () => [...sim.mails.values()],
    raw: (id) => sim.rawMails.get(id),
    attachment: (id, index) => attachmentOf(sim, id, index),
  },
  journal: () => sim.journal.list(),
});
