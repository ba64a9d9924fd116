import { randomUUID } from 'node:crypto';
import { NOTIFY_FAULTS } from '../faults.ts';
import type { Sim } from '../sim.ts';
import { buildDelivery } from './notify-envelope.ts';
import { post } from './notify-post.ts';

/** Waits between the first sending and its fifteen repetitions, ms: 24 h 4 min in all (支付结果通知, 回调频率). */
export const RETRY_MS = [15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10800, 10800, 10800, 21600, 21600].map(
  (seconds) => seconds * 1000,
);

export interface Attempt {
  /** Business time, ms. */
  at: number;
  /** HTTP status, 0 when none came within five seconds. */
  status: number;
  ms: number;
  fault?: string;
  error?: string;
}

export interface Notification {
  id: string;
  eventType: string;
  summary: string;
  originalType: string;
  url: string;
  /** out_trade_no or out_refund_no, for people. */
  subject: string;
  resource: Record<string, unknown>;
  createdAt: number;
  attempts: Attempt[];
  /** Attempts on the retry schedule so far. */
  tries: number;
  state: 'pending' | 'delivered' | 'failed' | 'held' | 'dropped';
  nextAt?: number;
}

export type NewNotification = Pick<Notification, 'eventType' | 'summary' | 'originalType' | 'url' | 'subject' | 'resource'>;

/** A sending this late still counts as sent at its planned moment, so that the schedule does not drift. */
const PUNCTUAL_MS = 1000;
const REORDER_PATIENCE_MS = 60_000;
const KEPT_FINISHED = 1000;
const finished = new WeakMap<Sim, string[]>();

/** Queues a notification; its first attempt leaves at once. */
export function notify(sim: Sim, event: NewNotification): Notification {
  const now = sim.clock.now();
  const notification: Notification = { ...event, id: randomUUID(), createdAt: now, attempts: [], tries: 0, state: 'pending', nextAt: now };
  sim.notifications.put(notification);
  plan(sim, notification);
  return notification;
}

/** Puts what an earlier run left unfinished back on the clock. */
export function resumeNotifications(sim: Sim): void {
  for (const notification of sim.notifications.values()) {
    if (notification.state === 'pending') plan(sim, notification);
    else if (notification.state !== 'held') remember(sim, notification.id);
  }
}

/** Sends now whatever a fault holds back: one by id, or all. */
export async function release(sim: Sim, id?: string): Promise<number> {
  const held = [...sim.notifications.values()].filter((entry) => entry.state === 'held' && (id === undefined || entry.id === id));
  for (const notification of held) {
    notification.state = 'pending';
    await attempt(sim, notification);
  }
  return held.length;
}

/** Sends a notification once more, whatever its state; its own schedule is not touched when it was delivered before. */
export async function resend(sim: Sim, id: string): Promise<Attempt> {
  const notification = sim.notifications.get(id);
  if (!notification) throw new RangeError(`No notification ${id}`);
  const result = await send(sim, notification, undefined);
  if (ok(result)) finish(sim, notification, 'delivered');
  else sim.notifications.put(notification);
  return result;
}

function plan(sim: Sim, notification: Notification): void {
  const at = notification.nextAt ?? sim.clock.now();
  sim.clock.schedule(at, () => (notification.state === 'pending' && notification.nextAt === at ? attempt(sim, notification) : undefined));
}

async function attempt(sim: Sim, notification: Notification): Promise<void> {
  const fault = sim.faults.take(NOTIFY_FAULTS, notification.eventType, new URL(notification.url).pathname, notification.subject);
  if (fault?.kind === 'notify-drop') return finish(sim, notification, 'dropped');
  if (fault?.kind === 'notify-hold' || fault?.kind === 'notify-out-of-order') {
    notification.state = 'held';
    delete notification.nextAt;
    sim.notifications.put(notification);
    sim.journal.add('notification', `扣住通知 ${notification.eventType} ${notification.subject}`, true, { id: notification.id });
    if (fault.kind === 'notify-out-of-order') releaseAfterNext(sim, notification);
    return;
  }
  let result: Attempt;
  if (fault?.kind === 'notify-duplicate') {
    const copies = await Promise.all(Array.from({ length: fault.copies ?? 2 }, () => send(sim, notification, fault.kind)));
    result = copies.find(ok) ?? (copies[0] as Attempt);
  } else if (fault?.kind === 'notify-replay') {
    result = await send(sim, notification, undefined);
    await send(sim, notification, 'notify-stale');
  } else {
    result = await send(sim, notification, fault?.kind);
  }
  settle(sim, notification, result);
  await afterSent(sim);
}

function settle(sim: Sim, notification: Notification, result: Attempt): void {
  if (ok(result)) return finish(sim, notification, 'delivered');
  const wait = RETRY_MS[notification.tries];
  if (wait === undefined) return finish(sim, notification, 'failed');
  notification.tries += 1;
  const planned = notification.nextAt ?? result.at;
  notification.nextAt = (result.at - planned < PUNCTUAL_MS ? planned : result.at) + wait;
  sim.notifications.put(notification);
  plan(sim, notification);
}

async function send(sim: Sim, notification: Notification, fault: string | undefined): Promise<Attempt> {
  const at = sim.clock.now();
  const delivery = await buildDelivery(sim, notification, fault);
  const reply = await post(notification.url, delivery.headers, delivery.body, sim.closing);
  const result: Attempt = { at, ...reply, ...(fault && { fault }) };
  notification.attempts.push(result);
  const title = `${notification.eventType} ${notification.subject} → ${reply.status || reply.error}${fault ? `（故障 ${fault}）` : ''}`;
  sim.journal.add('notification', title, ok(result), {
    id: notification.id,
    url: notification.url,
    attempt: notification.attempts.length,
    ...reply,
  });
  return result;
}

const ok = (result: Attempt): boolean => result.status === 200 || result.status === 204;

function finish(sim: Sim, notification: Notification, state: 'delivered' | 'failed' | 'dropped'): void {
  notification.state = state;
  delete notification.nextAt;
  sim.notifications.put(notification);
  remember(sim, notification.id);
}

/** Finished notifications are kept for people to look at, but only so many. */
function remember(sim: Sim, id: string): void {
  const ids = finished.get(sim) ?? [];
  finished.set(sim, ids);
  ids.push(id);
  if (ids.length > KEPT_FINISHED) sim.notifications.delete(ids.shift() as string);
}

const waiting = new WeakMap<Sim, Set<string>>();

/** Out of order: this one leaves right behind the next other one, or after a minute when there is none. */
function releaseAfterNext(sim: Sim, notification: Notification): void {
  const ids = waiting.get(sim) ?? new Set<string>();
  waiting.set(sim, ids);
  ids.add(notification.id);
  sim.clock.schedule(sim.clock.now() + REORDER_PATIENCE_MS, async () => {
    if (ids.delete(notification.id)) await release(sim, notification.id);
  });
}

async function afterSent(sim: Sim): Promise<void> {
  const ids = [...(waiting.get(sim) ?? [])];
  waiting.get(sim)?.clear();
  for (const id of ids) await release(sim, id);
}
