import { createHash, createHmac, createSecretKey, hkdfSync, type KeyObject, randomBytes, timingSafeEqual } from 'node:crypto';
import { env } from '../../env.ts';
import { DAY, now } from '../../platform/clock.ts';

/** What a ticket of entry says: who, on which device, to what, where it goes to, how much, and in which lane. */
export interface EntryClaims {
  readonly customerId: number;
  /** The session that asked for it (`Call.sessionMark`): no other one may use it, and so the claim looks nobody up. */
  readonly sessionMark: string;
  readonly activityId: number;
  readonly itemId: number;
  readonly deviceId: string;
  readonly addressHash: string;
  /** The most that may be claimed with it. */
  readonly quantity: number;
  readonly decision: 'pass' | 'behind';
  readonly judgementId: string;
}
export interface ReadClaims extends EntryClaims {
  /** Different in every ticket. */
  readonly nonce: string;
  readonly expiresAt: Date;
}
/** `other`: a ticket of ours, but for another session, device, activity or item. */
export type EntryReading = { ok: true; claims: ReadClaims } | { ok: false; why: 'forged' | 'expired' | 'early' | 'other' };

const CLOCKS_DIFFER_MS = 2_000;

const keys = new Map<string, KeyObject>();
/** Names a secret without telling it. */
const tagOf = (secret: string): string => createHash('sha256').update(`tag:${secret}`).digest('base64url').slice(0, 6);
/** The key of one day: a new one every day, derived, so that nothing has to be kept or handed around. */
const keyOf = ({ secret, tag }: { secret: string; tag: string }, day: number): KeyObject => {
  const name = `${tag}.${day}`;
  let key = keys.get(name);
  if (!key) {
    if (keys.size > 50) keys.clear();
    // An HMAC with bytes for a key costs six times as much.
    key = createSecretKey(new Uint8Array(hkdfSync('sha256', secret, '', `huitou:entry:${day}`, 32)));
    keys.set(name, key);
  }
  return key;
};
let known: { from: string; secrets: readonly { secret: string; tag: string }[] } | undefined;
/** The first signs, all are believed. */
const secrets = (): readonly { secret: string; tag: string }[] => {
  const { ENTRY_TOKEN_SECRETS: own, APP_SECRET } = env();
  const from = [...own, APP_SECRET].join();
  if (known?.from !== from)
    known = { from, secrets: (own.length > 0 ? own : [APP_SECRET]).map((secret) => ({ secret, tag: tagOf(secret) })) };
  return known.secrets;
};

const dayNumber = (at: Date): number => Math.floor(at.getTime() / DAY);
type Lane = EntryClaims['decision'];
/** The lane is signed and not sent: who was put behind everybody else must not learn it from the ticket. */
const macOf = (body: string, lane: Lane, key: KeyObject): Buffer => createHmac('sha256', key).update(`${body}.${lane}`).digest();
const lanes: readonly Lane[] = ['pass', 'behind'];

type Fields = [number, string, number, number, string, string, number, string, string, number, number];

/**
 * Signs a ticket of entry that lives `seconds`, and never longer than the window. Null outside the window.
 * The form is `secret.day.payload.signature`, the signature HMAC-SHA256 over all before it and the lane.
 */
export const signEntry = (
  claims: EntryClaims,
  window: { from: Date; until: Date; seconds: number },
): { token: string; expiresAt: Date } | null => {
  const at = now();
  if (at < window.from || at >= window.until) return null;
  const expiresAt = new Date(Math.min(at.getTime() + window.seconds * 1000, window.until.getTime()));
  const signing = secrets()[0] as { secret: string; tag: string };
  const day = dayNumber(at);
  const key = keyOf(signing, day);
  const nonce = randomBytes(9).toString('base64url');
  const fields: Fields = [
    claims.customerId,
    claims.sessionMark,
    claims.activityId,
    claims.itemId,
    claims.deviceId,
    claims.addressHash,
    claims.quantity,
    claims.judgementId,
    nonce,
    at.getTime(),
    expiresAt.getTime(),
  ];
  const body = `${signing.tag}.${day}.${Buffer.from(JSON.stringify(fields)).toString('base64url')}`;
  return { token: `${body}.${macOf(body, claims.decision, key).toString('base64url')}`, expiresAt };
};

const FORM = /^([\w-]{6})\.(\d{1,6})\.([\w-]{20,800})\.([\w-]{43})$/;

/** Reads a ticket and checks that it is ours, alive, and for exactly this. Costs microseconds and asks nobody. */
export const readEntry = (
  token: string,
  expected: { sessionMark: string; activityId: number; itemId: number; deviceId: string },
  at: Date = now(),
): EntryReading => {
  const [, tag = '', day = '', payload = '', signature = ''] = FORM.exec(token) ?? [];
  const signed = secrets().find((one) => one.tag === tag);
  // A day's key signs for that day; a ticket outlives it by minutes at most.
  if (signed === undefined || Math.abs(dayNumber(at) - Number(day)) > 1) return { ok: false, why: 'forged' };
  const key = keyOf(signed, Number(day));
  const told = Buffer.from(signature, 'base64url');
  const decision = lanes.find((lane) => timingSafeEqual(told, macOf(`${tag}.${day}.${payload}`, lane, key)));
  if (decision === undefined) return { ok: false, why: 'forged' };
  const [customerId, sessionMark, activityId, itemId, deviceId, addressHash, quantity, judgementId, nonce, from, until] = JSON.parse(
    Buffer.from(payload, 'base64url').toString('utf8'),
  ) as Fields;
  const same =
    sessionMark === expected.sessionMark &&
    activityId === expected.activityId &&
    itemId === expected.itemId &&
    deviceId === expected.deviceId;
  if (!same) return { ok: false, why: 'other' };
  if (at.getTime() >= until) return { ok: false, why: 'expired' };
  // Processes whose clocks differ by a little believe each other.
  if (at.getTime() < from - CLOCKS_DIFFER_MS) return { ok: false, why: 'early' };
  return {
    ok: true,
    claims: {
      customerId,
      sessionMark,
      activityId,
      itemId,
      deviceId,
      addressHash,
      quantity,
      decision,
      judgementId,
      nonce,
      expiresAt: new Date(until),
    },
  };
};
