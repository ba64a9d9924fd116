import { expect, test } from 'vitest';
import { fieldOf, newFlash, newItem, sessionAfter, toInput } from './values.ts';

test('the next session is a day later, with goods of its own', () => {
  const session = { startsAt: '2026-02-28T10:00:00+08:00', endsAt: '2026-02-28T23:30:00+08:00', items: [newItem('1', '2')] };
  const next = sessionAfter(session);
  expect([next.startsAt, next.endsAt]).toEqual(['2026-03-01T10:00:00+08:00', '2026-03-01T23:30:00+08:00']);
  expect(next.items).toEqual(session.items);
  expect(next.items[0]).not.toBe(session.items[0]);
});

test('hours of warm-up go out as minutes, waves only with a plan by waves', () => {
  const item = { ...newItem('1', '2'), price: 990, quota: 5 };
  const waves = [{ afterMinutes: 0, percent: 100 }];
  const input = toInput({
    ...newFlash('1'),
    warmUpHours: 1.5,
    sessions: [
      {
        startsAt: 'a',
        endsAt: 'b',
        items: [
          { ...item, release: { ...item.release, waves } },
          { ...item, perIp: null, release: { ...item.release, mode: 'waves', waves } },
        ],
      },
    ],
  });
  expect(input.warmUpMinutes).toBe(90);
  expect(input.sessions[0]?.items).toMatchObject([
    { release: { mode: 'all', waves: [] } },
    { perIp: null, release: { mode: 'waves', waves } },
  ]);
  expect(input.sessions[0]?.items[0]).not.toHaveProperty('productId');
});

test('a refusal finds its field, that of a limit the row', () => {
  expect(fieldOf('warmUpMinutes')).toEqual(['warmUpHours']);
  expect(fieldOf('sessions.1.startsAt')).toEqual(['sessions', 1, 'startsAt']);
  expect(fieldOf('sessions.0.items.2.quota')).toEqual(['sessions', 0, 'items', 2, 'quota']);
  expect(fieldOf('sessions.0.items.2.release.waves')).toEqual(['sessions', 0, 'items', 2, 'price']);
});
