import { env } from '../../env.ts';
import type { InvoiceMail, Mail, Outcome } from '../../modules/invoices/index.ts';
import { log } from '../../platform/log.ts';
import { outsideCalls } from '../../platform/metrics.ts';
import { transport } from './transport.ts';
import { verdict } from './verdict.ts';

/** One address, and nothing that could smuggle in another or end a header. */
const ADDRESS = /^[^\s@<>()[\]\\,;:"\p{Cc}]{1,64}@[^\s@<>()[\]\\,;:"\p{Cc}]{1,190}$/u;
const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
/** A name that every desktop can save, with its Chinese characters. */
const fileName = (name: string): string =>
  oneLine(name)
    .replace(/[\\/:*?"<>|]/g, '_')
    .slice(0, 120);

/** The domain that our Message-IDs belong to: that of the sender. */
const domain = (): string => /@([\w.-]+)>?\s*$/.exec(env().MAIL_FROM)?.[1] ?? 'localhost';
/** The same mail has the same id, so that a mail program shows a repetition once. */
export const messageId = (id: string): string => `<${id.replace(/[^\w.-]/g, '-')}@${domain()}>`;

const send = async (mail: Mail): Promise<Outcome<void>> => {
  if (!ADDRESS.test(mail.to)) return { kind: 'refused', reason: 'other', next: 'final', detail: '收件地址不正确' };
  try {
    await transport().sendMail({
      from: env().MAIL_FROM,
      to: { name: '', address: mail.to },
      subject: oneLine(mail.subject),
      text: mail.text,
      html: mail.html,
      messageId: messageId(mail.id),
      // RFC 3834: absence notes do not answer it.
      headers: { 'Auto-Submitted': 'auto-generated' },
      attachments: mail.attachments.map(({ filename, bytes, type }) => ({
        filename: fileName(filename),
        content: Buffer.from(bytes),
        contentType: type,
      })),
    });
    return { kind: 'ok', data: undefined };
  } catch (error) {
    return verdict(error);
  }
};

/** Mail by SMTP. */
export const smtpMail: InvoiceMail = {
  ready: () => env().MAIL_HOST !== '',
  send: async (mail) => {
    const outcome = await send(mail);
    outsideCalls.inc({ party: 'mail', call: 'send', outcome: outcome.kind });
    if (outcome.kind !== 'ok') log.warn({ party: 'mail', call: 'send', id: mail.id, outcome: outcome.detail }, 'outside call');
    return outcome;
  },
};
