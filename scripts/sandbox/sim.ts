import type { Clock } from './clock.ts';
import type { Faults } from './faults.ts';
import type { Journal } from './journal.ts';
import type { Keys } from './keys.ts';
import type { InvoiceBooks } from './invoice/books.ts';
import type { InvoiceCallback } from './invoice/callback.ts';
import type { Ledger } from './pay/ledger.ts';
import type { RawMails } from './mail/raw-mails.ts';
import type { ReceivedMail } from './mail/received.ts';
import type { PartnerKeys } from './partner-keys.ts';
import type { Notification } from './pay/notify.ts';
import type { Person } from './people.ts';
import type { Settings } from './settings.ts';
import type { SmsMessage } from './sms/send.ts';
import type { Table } from './store.ts';
import type { IssuedCodes } from './wechat/codes-issued.ts';
import type { PushMessage } from './wechat/push.ts';
import type { Shipment } from './wechat/shipping-record.ts';
import type { Tokens } from './wechat/token.ts';

/** One sandbox: what every part of it works on. */
export interface Sim {
  keys: Keys;
  partners: PartnerKeys;
  clock: Clock;
  faults: Faults;
  journal: Journal;
  settings: Settings;
  /** Its own address, without a slash at the end. */
  url: string;
  people: Table<Person>;
  ledger: Ledger;
  notifications: Table<Notification>;
  pushes: Table<PushMessage>;
  shipments: Table<Shipment>;
  invoicing: InvoiceBooks;
  invoiceCallbacks: Table<InvoiceCallback>;
  sms: Table<SmsMessage>;
  mails: Table<ReceivedMail>;
  rawMails: RawMails;
  tokens: Tokens;
  codes: IssuedCodes;
  /** Keeps small single values, such as the path set by set_msg_jump_path. */
  memo: Table<{ key: string; value: unknown }>;
  /** Ends connections that a fault holds open, when the sandbox closes. */
  closing: AbortSignal;
}
