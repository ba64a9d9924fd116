import { antiBot, type JudgementDetail } from '@huitou/shared-types/risk/schema.ts';

/** For tests: the rules that a shop comes with, and a judgement that was refused. */
export const antiBotDefaults = antiBot.parse({});
export const judgementSample: JudgementDetail = {
  id: '1',
  at: '2026-01-01T20:00:00+08:00',
  customer: { id: '7', nickname: '林小雨' },
  deviceId: 'device-0001',
  fingerprint: 'fingerprint-1',
  ip: '203.0.113.7',
  activityId: '1',
  itemId: '2',
  decision: 'refuse',
  wouldBe: 'refuse',
  basis: 'score',
  score: 85,
  reasons: ['device_crowd', 'no_view'],
  mark: null,
  signals: [
    { rule: 'device_crowd', value: 11, limit: 3, risk: 1, weight: 80, points: 80, mode: 'on' },
    { rule: 'no_view', value: null, limit: 30, risk: 1, weight: 45, points: 5, mode: 'on' },
    { rule: 'fast_taps', value: 400, limit: 90, risk: 0, weight: 25, points: 0, mode: 'on' },
  ],
  challengeFrom: 40,
  refuseFrom: 80,
  account: { registeredAt: '2025-01-01T20:00:00+08:00', orders: 2 },
  wechatRank: 0,
  userAgent: 'Mozilla/5.0',
  trail: [{ kind: 'view', target: 'item:2', received: 4_000, at: 4_100, x: null, y: null, press: null }],
  markNote: '',
  markedBy: '',
  markedAt: null,
  lists: [],
};
