import { describe, expect, test } from 'vitest';
import { firstOf, offerAt, phaseAt, turnOf, whenText } from './phase';

const at = (clock: string) => new Date(`2026-11-22T${clock}:00`).getTime();
const iso = (clock: string) => new Date(at(clock)).toISOString();
const session = (phase: 'upcoming' | 'warming' | 'running' | 'ended', from: string, to: string) => ({
  phase,
  startsAt: iso(from),
  endsAt: iso(to),
});

describe('where a session stands', () => {
  const noon = session('warming', '12:00', '13:00');
  test('opens and closes on the second, without asking the server', () => {
    expect(phaseAt(noon, at('12:00') - 1)).toBe('warming');
    expect(phaseAt(noon, at('12:00'))).toBe('running');
    expect(phaseAt(noon, at('13:00') - 1)).toBe('running');
    expect(phaseAt(noon, at('13:00'))).toBe('ended');
  });
  test('believes the server that it runs already, or was stopped', () => {
    expect(phaseAt({ ...noon, phase: 'running' }, at('11:59'))).toBe('running');
    expect(phaseAt({ ...noon, phase: 'ended' }, at('12:30'))).toBe('ended');
  });
  test('counts down to the start, then to the end', () => {
    expect(turnOf(noon, at('11:00'))).toBe(at('12:00'));
    expect(turnOf(noon, at('12:30'))).toBe(at('13:00'));
  });
});

test('what can be done with an item', () => {
  const item = { ...session('running', '12:00', '13:00'), sale: 'unpaid' as const };
  expect(offerAt(item, at('12:30'))).toBe('queue');
  expect(offerAt({ ...item, sale: 'on' }, at('12:30'))).toBe('buy');
  expect(offerAt({ ...item, sale: 'sold_out' }, at('12:30'))).toBe('sold_out');
  expect(offerAt({ ...item, sale: 'halted' }, at('12:30'))).toBe('halted');
  expect(offerAt(item, at('13:00'))).toBe('ended');
  expect(offerAt({ ...item, phase: 'upcoming' }, at('11:30'))).toBe('soon');
});

test('what runs is shown first, then what comes next, then what was last', () => {
  const early = session('ended', '08:00', '09:00');
  const past = session('ended', '10:00', '11:00');
  const now = session('running', '12:00', '14:00');
  const later = session('running', '13:00', '15:00');
  const next = session('warming', '16:00', '17:00');
  const last = session('upcoming', '20:00', '21:00');
  const gone = { ...later, sale: 'sold_out' as const };
  const first = (...all: (typeof now | typeof gone)[]) => firstOf(all, at('13:30'), (one) => 'sale' in one);
  expect(first(early, past, now, later, next, last)).toBe(later);
  expect(first(early, past, last, next)).toBe(next);
  expect(first(early, past)).toBe(past);
  expect(first()).toBeUndefined();
  expect(first(early, now, gone, next)).toBe(now);
  expect(first(early, gone, next)).toBe(gone);
});

test('times are told as near as they are', () => {
  expect(whenText(iso('15:00'), at('09:00'))).toBe('15:00');
  expect(whenText(new Date(at('15:00') + 86_400_000).toISOString(), at('09:00'))).toBe('明天 15:00');
  expect(whenText(new Date(at('15:00') - 86_400_000).toISOString(), at('09:00'))).toBe('昨天 15:00');
  expect(whenText(new Date(at('15:00') + 3 * 86_400_000).toISOString(), at('09:00'))).toBe('11月25日 15:00');
});
