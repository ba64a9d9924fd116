import { randomUUID } from 'node:crypto';
import PostalMime, { type Email } from 'postal-mime';
import type { Sim } from '../sim.ts';

const KEPT = 500;

/** A mail that the server took; the bytes are in `rawMails`. */
export interface ReceivedMail {
  id: string;
  receivedAt: number;
  /** As the envelope says. */
  from: string;
  to: string[];
  /** As the header says. */
  headerFrom: string;
  headerTo: string;
  subject: string;
  messageId: string;
  text: string;
  html: string;
  attachments: { filename: string; type: string; size: number }[];
  size: number;
}

const address = (list: Email['from'] | Email['to']): string =>
  (Array.isArray(list) ? list : list ? [list] : [])
    .map((one) => (one.name ? `${one.name} <${one.address ?? ''}>` : (one.address ?? '')))
    .join(', ');

/** Reads a mail apart and keeps it. */
export async function keepMail(sim: Sim, raw: Buffer, envelope: { from: string; to: string[] }): Promise<ReceivedMail> {
  const email = await PostalMime.parse(raw);
  const mail: ReceivedMail = {
    id: randomUUID(),
    receivedAt: sim.clock.now(),
    ...envelope,
    headerFrom: address(email.from),
    headerTo: address(email.to),
    subject: email.subject ?? '',
    messageId: email.messageId ?? '',
    text: (email.text ?? '').slice(0, 20_000),
    html: (email.html ?? '').slice(0, 200_000),
    attachments: email.attachments.map((file) => ({
      filename: file.filename ?? '',
      type: file.mimeType,
      size: bytes(file.content).length,
    })),
    size: raw.length,
  };
  await sim.rawMails.put(mail.id, raw);
  sim.mails.put(mail);
  sim.journal.add('mail', `邮件 ${mail.to.join('、')}：${mail.subject}`, true, { from: mail.headerFrom, messageId: mail.messageId });
  const over = sim.mails.size - KEPT;
  for (const old of [...sim.mails.values()].slice(0, Math.max(0, over))) {
    sim.mails.delete(old.id);
    await sim.rawMails.delete(old.id);
  }
  return mail;
}

const bytes = (content: ArrayBuffer | Uint8Array | string): Buffer =>
  typeof content === 'string'
    ? Buffer.from(content)
    : content instanceof Uint8Array
      ? Buffer.from(content)
      : Buffer.from(new Uint8Array(content));

/** One attachment of a kept mail, by its place. */
export async function attachmentOf(
  sim: Sim,
  id: string,
  index: number,
): Promise<{ filename: string; type: string; content: Buffer } | undefined> {
  const raw = sim.mails.get(id) && (await sim.rawMails.get(id));
  const file = raw && (await PostalMime.parse(raw)).attachments[index];
  return file ? { filename: file.filename ?? `${index}`, type: file.mimeType, content: bytes(file.content) } : undefined;
}
