import type { CaseKind, CaseStatus } from '@huitou/shared-types/after-sales/states.ts';
import { DAY, HOUR, localHour, MINUTE } from '../history/clock.ts';
import type { Rng } from '../rng.ts';

/** How a case went, in milliseconds; what has not happened yet is null. */
export interface CaseCourse {
  readonly status: CaseStatus;
  readonly requestedAt: number;
  readonly answeredAt: number | null;
  readonly sentAt: number | null;
  readonly receivedAt: number | null;
  readonly inspectedAt: number | null;
  /** When the money was owed, and when it had arrived. */
  readonly refundedAt: number | null;
  readonly arrivedAt: number | null;
  readonly reshippedAt: number | null;
  readonly endedAt: number | null;
}

/** Staff answer by day. */
const atWork = (at: number): number => {
  const hour = localHour(at);
  return hour >= 9 && hour < 21 ? at : at + ((33 - hour) % 24) * HOUR;
};

/** Lives a case through until `now`. */
export const liveCase = (requestedAt: number, now: number, kind: CaseKind, rng: Rng): CaseCourse => {
  const none = {
    requestedAt,
    answeredAt: null,
    sentAt: null,
    receivedAt: null,
    inspectedAt: null,
    refundedAt: null,
    arrivedAt: null,
    reshippedAt: null,
    endedAt: null,
  };
  const happened = (at: number): boolean => at < now;
  const fate = rng.next();
  const withdrawnAt = requestedAt + rng.int(20, 600) * MINUTE;
  if (fate < 0.07 && happened(withdrawnAt)) return { ...none, status: 'withdrawn', endedAt: withdrawnAt };
  const answeredAt = atWork(requestedAt + rng.int(25, 20 * 60) * MINUTE);
  if (!happened(answeredAt)) return { ...none, status: 'requested' };
  const answered = { ...none, answeredAt };
  if (fate < 0.15) return { ...answered, status: 'refused', endedAt: answeredAt };
  const arrives = (at: number): number => at + rng.int(2, 90) * 1000;
  if (kind === 'refund_only')
    return { ...answered, status: 'done', refundedAt: answeredAt, arrivedAt: arrives(answeredAt), endedAt: arrives(answeredAt) };
  const expiresAt = answeredAt + 7 * DAY;
  if (fate < 0.21 && happened(expiresAt)) return { ...answered, status: 'closed', endedAt: expiresAt };
  const sentAt = answeredAt + rng.int(4 * 60, 60 * 60) * MINUTE;
  if (!happened(sentAt)) return { ...answered, status: 'agreed' };
  const receivedAt = atWork(sentAt + rng.int(30 * 60, 90 * 60) * MINUTE);
  if (!happened(receivedAt)) return { ...answered, sentAt, status: 'sent' };
  const inspectedAt = receivedAt + rng.int(20, 300) * MINUTE;
  if (!happened(inspectedAt)) return { ...answered, sentAt, receivedAt, status: 'received' };
  const settledAt = atWork(inspectedAt + rng.int(5, 400) * MINUTE);
  const inspected = { ...answered, sentAt, receivedAt, inspectedAt };
  if (!happened(settledAt)) return { ...inspected, status: 'inspected' };
  if (kind === 'return_refund') {
    const arrivedAt = arrives(settledAt);
    return { ...inspected, status: 'done', refundedAt: settledAt, arrivedAt, endedAt: arrivedAt };
  }
  const endedAt = settledAt + rng.int(30 * 60, 96 * 60) * MINUTE;
  if (!happened(endedAt)) return { ...inspected, status: 'reshipped', reshippedAt: settledAt };
  return { ...inspected, status: 'done', reshippedAt: settledAt, endedAt };
};

/** How far a case of the last days may have come; most of them wait for somebody. */
export type OpenStage = Extract<CaseStatus, 'requested' | 'agreed' | 'sent' | 'received' | 'inspected' | 'refunding' | 'reshipped'>;

/** A case that is open now: its steps lie evenly between the request and a while ago. */
export const liveOpen = (requestedAt: number, now: number, stage: OpenStage): CaseCourse => {
  const steps = stage === 'refunding' ? 1 : ['requested', 'agreed', 'sent', 'received', 'inspected', 'reshipped'].indexOf(stage);
  const span = Math.max(0, now - requestedAt - 10 * MINUTE);
  // The warehouse is behind with some of them: those are overdue.
  const since = stage === 'received' || stage === 'inspected' ? 2 : 0.4;
  const step = (n: number): number | null => (n <= steps ? requestedAt + Math.floor((span * n) / (steps + since)) : null);
  return {
    status: stage,
    requestedAt,
    answeredAt: step(1),
    sentAt: step(2),
    receivedAt: step(3),
    inspectedAt: step(4),
    refundedAt: stage === 'refunding' ? step(1) : null,
    arrivedAt: null,
    reshippedAt: step(5),
    endedAt: null,
  };
};
