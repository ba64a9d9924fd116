import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { placeholderEnv } from '../../../../scripts/lib/placeholder-env.ts';
import { setEnv } from '../../env.ts';
import { DAY, later, moveClock, now, resetClock } from '../../platform/clock.ts';
import { type EntryClaims, readEntry, signEntry } from './entry-token.ts';
import { hashAddress } from './hash-address.ts';

const base = { ...placeholderEnv(), NODE_ENV: 'test' };
const one = 'the first secret of forty characters long ..';
const two = 'another secret of also forty characters lo..';
const claims: EntryClaims = {
  customerId: 7,
  sessionMark: 'session-of-seven',
  activityId: 3,
  itemId: 45,
  deviceId: 'device-0001',
  addressHash: hashAddress(['浙江省', '文一西路 998 号']),
  quantity: 2,
  decision: 'pass',
  judgementId: 'J20260101000000123456789',
};
const expected = { sessionMark: 'session-of-seven', activityId: 3, itemId: 45, deviceId: 'device-0001' };
const window = () => ({ from: later(-1000), until: later(600_000), seconds: 120 });
const signed = (more: Partial<EntryClaims> = {}): string => signEntry({ ...claims, ...more }, window())?.token ?? '';

beforeEach(() => {
  setEnv(base);
});
afterEach(resetClock);

describe('a ticket of entry', () => {
  test('says what it was signed for, to whom it was given', () => {
    expect(readEntry(signed(), expected)).toMatchObject({ ok: true, claims: { ...claims, quantity: 2 } });
    for (const other of [{ sessionMark: 'session-of-eight' }, { activityId: 4 }, { itemId: 46 }, { deviceId: 'device-0002' }])
      expect(readEntry(signed(), { ...expected, ...other })).toEqual({ ok: false, why: 'other' });
  });

  test('is given only inside the window and ends with it', () => {
    expect(signEntry(claims, { from: later(1), until: later(1000), seconds: 60 })).toBeNull();
    expect(signEntry(claims, { from: later(-1000), until: now(), seconds: 60 })).toBeNull();
    const until = later(5_000);
    expect(signEntry(claims, { from: later(-1), until, seconds: 60 })?.expiresAt).toEqual(until);
  });

  test('expires, and is not believed before its time', () => {
    const token = signed();
    expect(readEntry(token, expected, later(119_000)).ok).toBe(true);
    expect(readEntry(token, expected, later(121_000))).toEqual({ ok: false, why: 'expired' });
    expect(readEntry(token, expected, later(-10_000))).toEqual({ ok: false, why: 'early' });
  });

  test('does not stand one changed character', () => {
    const token = signed();
    for (let i = 0; i < token.length; i += 3) {
      const changed = `${token.slice(0, i)}${token[i] === 'A' ? 'B' : 'A'}${token.slice(i + 1)}`;
      if (
        Buffer.from(changed.split('.').at(-1) ?? '', 'base64url').equals(Buffer.from(token.split('.').at(-1) ?? '', 'base64url')) &&
        changed.split('.').slice(0, 3).join() === token.split('.').slice(0, 3).join()
      )
        continue;
      expect(readEntry(changed, expected).ok).toBe(false);
    }
    for (const nonsense of ['', 'a.b.c', '.'.repeat(80), 'x'.repeat(900)])
      expect(readEntry(nonsense, expected)).toEqual({ ok: false, why: 'forged' });
  });

  test('does not tell by its looks that its holder was put behind', () => {
    const looks = (decision: 'pass' | 'behind'): unknown[] => {
      const fields = JSON.parse(Buffer.from(signed({ decision }).split('.')[2] ?? '', 'base64url').toString()) as unknown[];
      return fields.slice(0, -3); // different in every ticket: the nonce and the times
    };
    expect(looks('pass')).toEqual(looks('behind'));
    expect(looks('pass')).not.toContain('pass');
    for (let i = 0; i < 16; i += 1)
      expect(readEntry(signed({ decision: 'behind' }), expected)).toMatchObject({ claims: { decision: 'behind' } });
  });

  test('survives the change of a secret, and ends when the secret is gone', () => {
    setEnv({ ...base, ENTRY_TOKEN_SECRETS: one });
    const token = signed();
    setEnv({ ...base, ENTRY_TOKEN_SECRETS: `${two},${one}` });
    expect(readEntry(token, expected).ok).toBe(true);
    expect(signed().split('.')[0]).not.toBe(token.split('.')[0]);
    setEnv({ ...base, ENTRY_TOKEN_SECRETS: two });
    expect(readEntry(token, expected)).toEqual({ ok: false, why: 'forged' });
  });

  test('is signed by another key every day, and outlives midnight', () => {
    const midnight = Math.ceil(now().getTime() / DAY) * DAY;
    moveClock(midnight - 30_000 - now().getTime());
    const before = signed();
    moveClock(60_000);
    expect(readEntry(before, expected).ok).toBe(true);
    expect(signed().split('.')[1]).not.toBe(before.split('.')[1]);
  });
});

test('an address is one, however it is written', () => {
  expect(hashAddress(['浙江省杭州市', '文一西路 998号，3幢'])).toBe(hashAddress(['浙江省杭州市文一西路９９８号', '3幢']));
  expect(hashAddress(['文一西路 998 号'])).not.toBe(hashAddress(['文一西路 999 号']));
});
