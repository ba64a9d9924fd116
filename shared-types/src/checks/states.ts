import type { StateLabels } from '../moves.ts';

/** `waiting`: never run yet; `failed`: the statement itself could not be run. */
export const checkStates = ['green', 'red', 'failed', 'waiting'] as const;
export type CheckState = (typeof checkStates)[number];
export const checkLabels: StateLabels<CheckState> = {
  green: { label: '正常', tone: 'done' },
  red: { label: '异常', tone: 'bad' },
  failed: { label: '无法执行', tone: 'bad' },
  waiting: { label: '未执行', tone: 'neutral' },
};
