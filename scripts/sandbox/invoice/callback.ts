import { randomUUID } from 'node:crypto';
import { INVOICE_CALLBACK_FAULTS } from '../faults.ts';
import { post } from '../pay/notify-post.ts';
import type { Sim } from '../sim.ts';

/** Waits after each attempt that was not answered `{"status":"0000"}`, ms. */
const RETRY_MS = [60, 300, 1800, 7200, 21600].map((seconds) => seconds * 1000);
const KEPT_FINISHED = 500;

export interface InvoiceCallback {
  id: string;
  url: string;
  /** Order number or number of a red form, for people. */
  subject: string;
  form: Record<string, string>;
  createdAt: number;
  attempts: { at: number; status: number; ms: number; reply?: string; error?: string }[];
  state: 'pending' | 'delivered' | 'failed' | 'dropped';
  nextAt?: number;
}

/** Queues a form post to the shop; its first attempt leaves at once. Nothing in it is signed: a shop must take it for a hint. */
export function queueCallback(sim: Sim, url: string, subject: string, form: Record<string, string>): void {
  const now = sim.clock.now();
  const callback: InvoiceCallback = { id: randomUUID(), url, subject, form, createdAt: now, attempts: [], state: 'pending', nextAt: now };
  sim.invoiceCallbacks.put(callback);
  plan(sim, callback);
}

/** Puts what an earlier run left unsent back on the clock, and forgets the oldest of what is done. */
export function resumeCallbacks(sim: Sim): void {
  const done = [...sim.invoiceCallbacks.values()].filter((callback) => callback.state !== 'pending');
  for (const callback of done.slice(0, Math.max(0, done.length - KEPT_FINISHED))) sim.invoiceCallbacks.delete(callback.id);
  for (const callback of sim.invoiceCallbacks.values()) if (callback.state === 'pending') plan(sim, callback);
}

function plan(sim: Sim, callback: InvoiceCallback): void {
  const at = callback.nextAt ?? sim.clock.now();
  sim.clock.schedule(at, () => (callback.state === 'pending' && callback.nextAt === at ? attempt(sim, callback) : undefined));
}

async function attempt(sim: Sim, callback: InvoiceCallback): Promise<void> {
  const fault = sim.faults.take(INVOICE_CALLBACK_FAULTS, callback.subject);
  if (fault?.kind === 'callback-drop') {
    callback.state = 'dropped';
    delete callback.nextAt;
    sim.invoiceCallbacks.put(callback);
    return;
  }
  const copies = fault?.kind === 'callback-duplicate' ? (fault.copies ?? 2) : 1;
  const taken = (await Promise.all(Array.from({ length: copies }, () => send(sim, callback)))).some(Boolean);
  const wait = RETRY_MS[callback.attempts.length - copies];
  delete callback.nextAt;
  if (taken) callback.state = 'delivered';
  else if (wait === undefined) callback.state = 'failed';
  else callback.nextAt = sim.clock.now() + wait;
  sim.invoiceCallbacks.put(callback);
  if (callback.state === 'pending') plan(sim, callback);
}

async function send(sim: Sim, callback: InvoiceCallback): Promise<boolean> {
  const at = sim.clock.now();
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8' };
  const result = await post(callback.url, headers, new URLSearchParams(callback.form).toString(), sim.closing);
  const taken = result.status === 200 && status(result.reply) === '0000';
  callback.attempts.push({ at, ...result });
  sim.journal.add('invoice', `发票回调 ${callback.subject} → ${result.status || result.error}`, taken, {
    url: callback.url,
    reply: result.reply,
  });
  return taken;
}

function status(reply: string | undefined): string {
  try {
    return String((JSON.parse(reply ?? '') as { status?: unknown }).status);
  } catch {
    return '';
  }
}
