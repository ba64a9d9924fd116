import type { FileFormat } from '@huitou/shared-types/invoices/schema.ts';
import type { InvoiceType, RedReason, TaxMark } from '@huitou/shared-types/invoices/states.ts';
import type { RawRequest } from '../../platform/http/mount.ts';

/**
 * What became of a call to an outside party. A lost or unbelievable reply is `unknown`, never a failure: the call may have taken effect,
 * and must be asked about or repeated under the same number. `next` says what to do about a refusal: repeat the same request later, ask
 * how things stand (`number_used`), or give up, for it will never be accepted as it is. `detail` is fit to be shown to staff.
 */
export type Outcome<T> =
  | { kind: 'ok'; data: T }
  | { kind: 'refused'; reason: RefusalReason; next: 'retry' | 'query' | 'final'; detail: string }
  | { kind: 'unknown'; detail: string };
export type RefusalReason = 'not_there' | 'number_used' | 'too_often' | 'other';

export interface Party {
  readonly kind: 'person' | 'company';
  readonly title: string;
  readonly taxNo: string | null;
  readonly address: string;
  readonly phone: string;
  readonly bank: string;
  readonly account: string;
}

/** A line as it is printed. Fen; negative on red ones and on discount lines. gross = net + tax. */
export interface LineCommand {
  readonly property: 'normal' | 'discounted' | 'discount';
  readonly name: string;
  readonly spec: string;
  readonly unit: string;
  /** Null on discount lines and where only money is given back. Negative on red ones. */
  readonly quantity: number | null;
  /** Yuan without tax, up to 13 decimals, always positive; null without a quantity. */
  readonly price: string | null;
  /** 19 digits. */
  readonly taxCode: string;
  /** Basis points: 1300 is 13%. */
  readonly taxRate: number;
  readonly taxMark: TaxMark;
  readonly gross: number;
  readonly net: number;
  readonly tax: number;
}

/** A blue invoice to be issued. The number was stored before and is the same on every repetition, and so is the whole content. */
export interface IssueCommand {
  /** At most 20 letters and digits; unique for the seller. */
  readonly no: string;
  readonly type: InvoiceType;
  readonly seller: Party;
  readonly buyer: Party;
  readonly lines: readonly LineCommand[];
  readonly gross: number;
  readonly net: number;
  readonly tax: number;
  readonly clerk: string;
  /** At most 200 characters. */
  readonly remark: string;
  readonly orderedAt: Date;
  /** Where the provider may post hints. */
  readonly noticeUrl: string;
}

/** What is known of a document when it is asked about. `command` is what was sent, for providers that keep nothing themselves. */
export interface DocumentRef {
  readonly no: string;
  readonly serial: string;
  readonly command: IssueCommand | RedIssueCommand;
}

/** How the provider says that a document stands. Amounts in fen, as positive numbers for red ones too; null when it does not say. */
export interface DocumentState {
  readonly no: string;
  readonly serial: string;
  readonly state: 'issuing' | 'issued' | 'failed';
  /** 20 digits. With `issued` always there. */
  readonly invoiceNumber: string | null;
  readonly issuedAt: Date | null;
  readonly net: number | null;
  readonly tax: number | null;
  /** Where the files can be loaded from; may grow after `issued`. */
  readonly files: readonly RemoteFile[];
  /** Why it failed, for staff. */
  readonly failure: string;
}
export interface RemoteFile {
  readonly format: FileFormat;
  /** An address at the provider, or its own name for the file. At most 1000 characters. */
  readonly url: string;
}

export interface BlueRef {
  readonly no: string;
  readonly serial: string;
  readonly invoiceNumber: string;
  readonly issuedAt: Date;
  readonly type: InvoiceType;
}
/** An application for a red-letter confirmation, by the seller. Lines and sums are negative; lines follow the blue lines' numbers. */
export interface RedApplyCommand {
  /** At most 20 letters and digits; the same on every repetition. */
  readonly no: string;
  readonly blue: BlueRef;
  readonly seller: Party;
  readonly buyer: Party;
  /** 1 wrong, 2 returned, 3 stopped, 4 allowance at the tax office. */
  readonly reason: RedReason;
  /** `blueLine`: position of the line on the blue invoice, from 1. */
  readonly lines: readonly (LineCommand & { readonly blueLine: number })[];
  readonly gross: number;
  readonly net: number;
  readonly tax: number;
  readonly clerk: string;
  readonly noticeUrl: string;
}
export interface RedConfirmation {
  readonly applyId: string;
  /** Number of the confirmation; '' while there is none. */
  readonly confirmNo: string;
  /** `confirmed`: the red invoice may be issued (by the buyer's yes, or because nobody had to be asked). */
  readonly state: 'applying' | 'wait_confirm' | 'confirmed' | 'refused' | 'withdrawn' | 'expired' | 'failed';
  readonly confirmBefore: Date | null;
  /** For staff. */
  readonly detail: string;
}
export interface RedRef {
  readonly no: string;
  readonly applyId: string;
  readonly command: RedApplyCommand;
}
/** The red invoice itself, after the confirmation. `no` is its own number, fixed before the call. */
export interface RedIssueCommand {
  readonly no: string;
  readonly applyId: string;
  readonly confirmNo: string;
  readonly apply: RedApplyCommand;
}

/** A hint that was posted to us: believed only as far as to ask. */
export type InvoiceNotice =
  | { kind: 'invoice'; no: string; serial: string }
  | { kind: 'red'; no: string; applyId: string }
  | { kind: 'refused'; status: number; reason: string };

/** What this slice needs of whoever issues invoices, in its own words. */
export interface InvoiceProvider {
  /** Short, `nuonuo`, `local`: kept with every invoice, so that it is asked after where it was issued. */
  readonly name: string;
  /** Makes receipts of the shop, clearly marked, and no tax invoices. */
  readonly receiptOnly: boolean;
  /** Accepted only: the document comes later. Handing in the same number again issues nothing new (`number_used` → query). */
  issue: (command: IssueCommand) => Promise<Outcome<{ serial: string }>>;
  /** By number when the serial is ''. `refused: not_there` means surely never received. */
  query: (ref: DocumentRef) => Promise<Outcome<DocumentState>>;
  /** Has a failed document with unchanged content issued again, under its serial. */
  retry: (ref: DocumentRef) => Promise<Outcome<{ serial: string }>>;
  redApply: (command: RedApplyCommand) => Promise<Outcome<{ applyId: string }>>;
  redQuery: (ref: RedRef) => Promise<Outcome<RedConfirmation>>;
  /** Withdraws an application that is not issued yet. */
  redCancel: (ref: RedRef) => Promise<Outcome<void>>;
  /** Accepted only; then `query` with the red number. */
  redIssue: (command: RedIssueCommand) => Promise<Outcome<{ serial: string }>>;
  /** At most 20 MB; anything that is not a file of that format is `unknown`. */
  download: (file: RemoteFile, ref: DocumentRef) => Promise<Outcome<Uint8Array>>;
  openNotice: (request: Pick<RawRequest, 'headers' | 'rawBody' | 'query'>) => InvoiceNotice;
  /** What the provider wants to hear after a notice was taken. */
  noticeAnswer: { readonly status: number; readonly body: string; readonly type: string };
}

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly { readonly filename: string; readonly bytes: Uint8Array; readonly type: string }[];
  /** Local part of the Message-ID: the same on every repetition. */
  readonly id: string;
}
export interface InvoiceMail {
  /** False when the shop has no mail account: nothing is offered then. */
  ready: () => boolean;
  send: (mail: Mail) => Promise<Outcome<void>>;
}
export interface InvoiceSms {
  ready: () => boolean;
  /** Template `invoice_issued` with { shop, amount (yuan), link }. `id` is the same on every repetition. */
  send: (sms: {
    phone: string;
    template: 'invoice_issued';
    params: { shop: string; amount: string; link: string };
    id: string;
  }) => Promise<Outcome<void>>;
}

export interface InvoiceParties {
  /** All that invoices may have been issued with; the first is used for new ones. */
  readonly providers: readonly [InvoiceProvider, ...InvoiceProvider[]];
  readonly mail: InvoiceMail;
  readonly sms: InvoiceSms;
}

let plugged: InvoiceParties | undefined;
export const plugInvoiceParties = (parties: InvoiceParties): void => {
  plugged = parties;
};
export const parties = (): InvoiceParties => {
  if (!plugged) throw new Error('No invoice provider is plugged in');
  return plugged;
};
/** How invoices can be sent at present. */
export const channels = (): ('email' | 'sms')[] => [
  ...(parties().mail.ready() ? (['email'] as const) : []),
  ...(parties().sms.ready() ? (['sms'] as const) : []),
];
export const provider = (): InvoiceProvider => parties().providers[0];
/** Undefined when an invoice was issued with a provider that the shop no longer has. */
export const providerNamed = (name: string): InvoiceProvider | undefined => parties().providers.find((one) => one.name === name);
