/** Faults of an answer, by API call. `after` kinds take effect and then lose or spoil the reply. */
export const API_FAULTS = [
  'bad-signature',
  'signtest',
  'stale-timestamp',
  'unknown-serial',
  'unsigned',
  'system-error',
  'system-error-after',
  'rate-limit',
  'accepted',
  'unavailable',
  'empty-404',
  'timeout',
  'timeout-after',
  'reset',
  'reset-after',
  'slow-body',
  'delay',
  'pay-error',
  'errcode',
  'refuse',
] as const;

/** Faults of a WeChat Pay notification, by attempt. */
export const NOTIFY_FAULTS = [
  'notify-duplicate',
  'notify-replay',
  'notify-stale',
  'notify-out-of-order',
  'notify-hold',
  'notify-drop',
  'notify-altered-ciphertext',
  'notify-bad-signature',
  'notify-signtest',
  'notify-unknown-serial',
  'notify-wrong-mchid',
  'notify-wrong-appid',
  'notify-wrong-amount',
  'notify-empty-associated-data',
  'notify-no-associated-data',
] as const;

/** How accepted refunds end. */
export const REFUND_FAULTS = ['refund-abnormal', 'refund-closed', 'refund-not-enough', 'refund-hold'] as const;

/** Faults of a mini-program message push, by attempt. */
export const PUSH_FAULTS = [
  'push-bad-signature',
  'push-wrong-appid',
  'push-altered',
  'push-duplicate',
  'push-drop',
  'push-hold',
  'media-risky',
  'media-unreachable',
] as const;

/** How accepted invoices end, by order number or buyer. */
export const INVOICE_FAULTS = ['invoice-fail', 'invoice-seal-fail', 'invoice-hold'] as const;

/** How an application for a red letter ends, by its number or the blue invoice's. */
export const RED_FAULTS = ['red-fail'] as const;

/** Callbacks of the invoice platform, by attempt. */
export const INVOICE_CALLBACK_FAULTS = ['callback-drop', 'callback-duplicate'] as const;

/** Messages to a phone, by number or template. */
export const SMS_FAULTS = ['sms-refuse', 'sms-undelivered'] as const;

/** Mails, by recipient: refused for now, refused for good, and a connection lost before or after the mail was kept. */
export const MAIL_FAULTS = ['mail-temporary', 'mail-refused', 'mail-drop', 'mail-drop-after'] as const;

export const FAULT_KINDS = [
  ...API_FAULTS,
  ...NOTIFY_FAULTS,
  ...REFUND_FAULTS,
  ...PUSH_FAULTS,
  ...INVOICE_FAULTS,
  ...RED_FAULTS,
  ...INVOICE_CALLBACK_FAULTS,
  ...SMS_FAULTS,
  ...MAIL_FAULTS,
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

export interface Fault {
  kind: FaultKind;
  /** Only where the subject begins with this: a path (`/v3/refund`, optionally `POST /v3/refund`) or an event type (`REFUND.`). */
  on?: string;
  /** How many occasions it strikes; 1 unless given. */
  times?: number;
  /** How many occasions it lets pass first. */
  skip?: number;
  /** For `delay`, `slow-body`, `timeout*`: how long, real ms. */
  ms?: number;
  /** For `notify-duplicate`, `callback-duplicate`: how many copies at once, 2 unless given. */
  copies?: number;
  /** For `pay-error`, `refuse`, `sms-refuse`: the refusal to give; `message` also for `invoice-fail`, `red-fail` and mail refusals. */
  status?: number;
  code?: string;
  message?: string;
  /** For `errcode`: the mini-program error to give. */
  errcode?: number;
  errmsg?: string;
}

export interface ActiveFault extends Fault {
  id: number;
  left: number;
  toSkip: number;
  struck: number;
}

/** The faults in force. They are taken in the order in which they were set. */
export class Faults {
  #list: ActiveFault[] = [];
  #next = 1;

  add(fault: Fault): ActiveFault {
    if (!(FAULT_KINDS as readonly string[]).includes(fault.kind)) throw new TypeError(`Unknown fault: ${fault.kind}`);
    const active = { ...fault, id: this.#next++, left: fault.times ?? 1, toSkip: fault.skip ?? 0, struck: 0 };
    this.#list.push(active);
    return active;
  }

  /** Removes one fault, or all. */
  clear(id?: number): void {
    this.#list = id === undefined ? [] : this.#list.filter((fault) => fault.id !== id);
  }

  list(): ActiveFault[] {
    return [...this.#list];
  }

  /** Uses up one stroke of the first fault of these kinds that fits one of the subjects. */
  take(kinds: readonly FaultKind[], ...subjects: string[]): ActiveFault | undefined {
    if (this.#list.length === 0) return undefined;
    for (const fault of this.#list) {
      if (!kinds.includes(fault.kind)) continue;
      if (fault.on !== undefined && !subjects.some((subject) => subject.startsWith(fault.on as string))) continue;
      if (fault.toSkip > 0) {
        fault.toSkip -= 1;
        continue;
      }
      fault.struck += 1;
      fault.left -= 1;
      if (fault.left <= 0) this.clear(fault.id);
      return fault;
    }
    return undefined;
  }
}
