import type { Log, Table } from '../store.ts';

/** One line, fen. A discount line is negative and belongs to the line before it. */
export interface Line {
  name: string;
  code: string;
  spec?: string;
  unit?: string;
  num?: string;
  price?: string;
  rate: string;
  exTax: number;
  tax: number;
  /** 0 normal, 1 discount, 2 discounted. */
  property: '0' | '1' | '2';
  policy: string;
  zeroRate: string;
}

/** 2 issued, 20 in hand, 22 failed, 24 issued but not sealed. */
export type InvoiceStatus = '2' | '20' | '22' | '24';

export interface Invoice {
  serial: string;
  orderNo: string;
  /** 1 blue, 2 red. */
  type: '1' | '2';
  /** pc 数电普票, bs 数电专票. */
  line: 'pc' | 'bs';
  status: InvoiceStatus;
  /** How the next attempt ends; HOLD waits for a person. */
  outcome: 'ISSUE' | 'FAIL' | 'SEAL_FAIL' | 'HOLD';
  failCause?: string;
  sellerTaxNum: string;
  buyerName: string;
  buyerTaxNum?: string;
  clerk: string;
  remark?: string;
  phone?: string;
  email?: string;
  callbackUrl?: string;
  lines: Line[];
  /** Fen. */
  exTax: number;
  tax: number;
  number?: string;
  acceptedAt: number;
  issuedAt?: number;
  /** Moments of reInvoice calls, ms. */
  retries: number[];
  /** Part of the addresses of its files, so that they cannot be guessed. */
  fileKey: string;
  /** The buyer has booked it: a red letter then needs the buyer's word. */
  used?: boolean;
  /** Of a red one: the blue invoice's number, and the form it is issued on. */
  blueNumber?: string;
  billId?: string;
}

/** 01 needs no confirmation, 02 waits for the buyer, 04 confirmed, 05 refused, 07 not confirmed in 72 h, 08 withdrawn, 15 applying, 16 failed. */
export type RedStatus = '01' | '02' | '04' | '05' | '07' | '08' | '15' | '16';

/** Lines of a red form: negative fen, by the place of the blue line (from 1). */
export interface RedLine extends Line {
  index: number;
}

export interface RedForm {
  billId: string;
  billNo: string;
  billUuid: string;
  status: RedStatus;
  message?: string;
  blueSerial: string;
  blueNumber: string;
  line: 'pc' | 'bs';
  /** 1 goods returned, 2 wrongly issued, 3 service stopped, 4 price reduced. */
  reason: '1' | '2' | '3' | '4';
  autoInvoice: boolean;
  orderNo?: string;
  callbackUrl?: string;
  lines: RedLine[];
  exTax: number;
  tax: number;
  createdAt: number;
  confirmBy?: number;
  confirmedAt?: number;
  /** The red invoice issued on it. */
  redSerial?: string;
}

export const VOID_FORMS: readonly RedStatus[] = ['05', '07', '08', '16'];

/** What the invoice platform remembers. */
export class InvoiceBooks {
  readonly invoices: Table<Invoice>;
  readonly redForms: Table<RedForm>;
  readonly byOrder = new Map<string, Invoice>();
  readonly byNumber = new Map<string, Invoice>();

  constructor(log: Log) {
    this.invoices = log.table<Invoice>(
      'invoice',
      (invoice) => invoice.serial,
      (invoice) => {
        this.byOrder.set(invoice.orderNo, invoice);
        if (invoice.number) this.byNumber.set(invoice.number, invoice);
      },
    );
    this.redForms = log.table<RedForm>('red-form', (form) => form.billId);
  }

  /** The forms of one blue invoice that stand or may still stand. */
  formsOf(blueSerial: string): RedForm[] {
    return [...this.redForms.values()].filter((form) => form.blueSerial === blueSerial && !VOID_FORMS.includes(form.status));
  }
}
