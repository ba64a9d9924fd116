import { randomUUID } from 'node:crypto';
import { PUSH_FAULTS } from '../faults.ts';
import type { Sim } from '../sim.ts';
import { post } from '../pay/notify-post.ts';
import { buildPush, echoQuery } from './push-envelope.ts';

/** A message push on its way to the shop. */
export interface PushMessage {
  id: string;
  event: string;
  /** The fields beside ToUserName, FromUserName, CreateTime, MsgType and Event. */
  message: Record<string, unknown>;
  createdAt: number;
  attempts: { at: number; status: number; ms: number; fault?: string; error?: string }[];
  state: 'pending' | 'delivered' | 'failed' | 'held' | 'dropped';
}

/** After the first sending WeChat tries three times more. */
const RETRY_MS = [5000, 5000, 5000];
const KEPT_FINISHED = 500;
const finished = new WeakMap<Sim, string[]>();

/** Sends an event to the push URL in the mode that the settings name. Without a push URL it is only recorded as dropped. */
export function push(sim: Sim, event: string, message: Record<string, unknown>): PushMessage {
  const record: PushMessage = { id: randomUUID(), event, message, createdAt: sim.clock.now(), attempts: [], state: 'pending' };
  if (!sim.settings.pushUrl) {
    finish(sim, record, 'dropped');
    sim.journal.add('push', `${event}（未设置消息推送地址，未发送）`, true, message);
    return record;
  }
  sim.pushes.put(record);
  sim.clock.schedule(sim.clock.now(), () => attempt(sim, record));
  return record;
}

/** Puts what an earlier run left unsent back on the clock. */
export function resumePushes(sim: Sim): void {
  for (const record of sim.pushes.values()) {
    if (record.state === 'pending') sim.clock.schedule(sim.clock.now(), () => attempt(sim, record));
    else if (record.state !== 'held') remember(sim, record.id);
  }
}

/** Sends now what a fault holds back. */
export async function releasePushes(sim: Sim): Promise<number> {
  const held = [...sim.pushes.values()].filter((record) => record.state === 'held');
  for (const record of held) {
    record.state = 'pending';
    await attempt(sim, record);
  }
  return held.length;
}

/** The GET with echostr that the console sends when a push URL is saved. */
export async function checkPushUrl(sim: Sim): Promise<boolean> {
  const { query, echo } = echoQuery(sim);
  const response = await fetch(`${sim.settings.pushUrl}?${query.toString()}`, { redirect: 'manual', signal: AbortSignal.timeout(5000) });
  const accepted = response.status === 200 && (await response.text()) === echo;
  sim.journal.add('push', `验证消息推送地址：${accepted ? '通过' : '未通过'}`, accepted);
  return accepted;
}

async function attempt(sim: Sim, record: PushMessage): Promise<void> {
  const fault = sim.faults.take(PUSH_FAULTS, record.event);
  if (fault?.kind === 'push-drop') return finish(sim, record, 'dropped');
  if (fault?.kind === 'push-hold') {
    record.state = 'held';
    sim.pushes.put(record);
    return;
  }
  const copies = fault?.kind === 'push-duplicate' ? (fault.copies ?? 2) : 1;
  const sent = await Promise.all(Array.from({ length: copies }, () => send(sim, record, fault?.kind)));
  if (sent.some(Boolean)) return finish(sim, record, 'delivered');
  const wait = RETRY_MS[record.attempts.length - copies];
  if (wait === undefined) return finish(sim, record, 'failed');
  sim.pushes.put(record);
  sim.clock.schedule(sim.clock.now() + wait, () => attempt(sim, record));
}

async function send(sim: Sim, record: PushMessage, fault: string | undefined): Promise<boolean> {
  const at = sim.clock.now();
  const { query, body } = buildPush(sim, record, fault);
  const result = await post(
    `${sim.settings.pushUrl}?${query.toString()}`,
    { 'Content-Type': 'application/json', 'User-Agent': 'Mozilla/4.0' },
    body,
    sim.closing,
  );
  const accepted =
    (result.status === 200 || result.status === 204) &&
    (result.reply === undefined || result.reply === 'success' || result.reply.startsWith('{'));
  record.attempts.push({ at, status: result.status, ms: result.ms, ...(result.error && { error: result.error }), ...(fault && { fault }) });
  const title = `${record.event} → ${result.status || result.error}${fault ? `（故障 ${fault}）` : ''}`;
  sim.journal.add('push', title, accepted, { ...record.message, reply: result.reply });
  return accepted;
}

function finish(sim: Sim, record: PushMessage, state: 'delivered' | 'failed' | 'dropped'): void {
  record.state = state;
  sim.pushes.put(record);
  remember(sim, record.id);
}

/** Finished messages are kept for people to look at, but only so many. */
function remember(sim: Sim, id: string): void {
  const ids = finished.get(sim) ?? [];
  finished.set(sim, ids);
  ids.push(id);
  if (ids.length > KEPT_FINISHED) sim.pushes.delete(ids.shift() as string);
}
