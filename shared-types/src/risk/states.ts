import type { StateLabels } from '../moves.ts';

/** What became of a request to enter: let in, asked to solve a puzzle, refused, or let in behind everybody else without being told. */
export const riskDecisions = ['pass', 'challenge', 'behind', 'refuse'] as const;
export type RiskDecision = (typeof riskDecisions)[number];
export const riskDecisionLabels: StateLabels<RiskDecision> = {
  pass: { label: '放行', tone: 'done' },
  challenge: { label: '要求验证', tone: 'waiting' },
  behind: { label: '排到末尾', tone: 'active' },
  refuse: { label: '拒绝', tone: 'bad' },
};

/** What made the decision. */
export const riskBases = ['score', 'allow_list', 'block_list', 'solved', 'observe'] as const;
export type RiskBasis = (typeof riskBases)[number];
export const riskBasisLabels: Readonly<Record<RiskBasis, string>> = {
  score: '评分',
  allow_list: '白名单',
  block_list: '黑名单',
  solved: '已通过验证',
  observe: '观察模式放行',
};

export const listKinds = ['customer', 'device', 'ip'] as const;
export type ListKind = (typeof listKinds)[number];
export const listKindLabels: Readonly<Record<ListKind, string>> = { customer: '客户', device: '设备', ip: 'IP' };
export const listSides = ['allow', 'block'] as const;
export type ListSide = (typeof listSides)[number];
export const listSideLabels: StateLabels<ListSide> = {
  allow: { label: '白名单', tone: 'done' },
  block: { label: '黑名单', tone: 'bad' },
};

/** What staff found when they looked. */
export const judgementMarks = ['false_positive', 'confirmed'] as const;
export type JudgementMark = (typeof judgementMarks)[number];
export const judgementMarkLabels: StateLabels<JudgementMark> = {
  false_positive: { label: '误判', tone: 'active' },
  confirmed: { label: '确认可疑', tone: 'bad' },
};

/** What a phone tells of what happens on it. */
export const trailKinds = ['open', 'view', 'leave', 'scroll', 'tap', 'cart', 'checkout', 'pay'] as const;
export type TrailKind = (typeof trailKinds)[number];
