import type { TrailEvent, Visitor } from '../visitor.ts';

/** A plan of a script: what it reports, and how long after the thing before (ms). */
export type Step = Omit<TrailEvent, 'at'> & { after: number };

/** A plan like those that scripts have: views, some scrolls, taps on the button. */
export const plan = (itemId: number): Step[] => [
  { kind: 'open', after: 0 },
  { kind: 'view', target: 'flash', after: 300 },
  { kind: 'scroll', after: 900 },
  { kind: 'tap', x: 96, y: 310, press: 60, after: 700 },
  { kind: 'view', target: `item:${itemId}`, after: 200 },
  { kind: 'scroll', after: 1_200 },
  { kind: 'scroll', after: 800 },
  { kind: 'tap', x: 190, y: 220, press: 60, after: 1_500 },
  { kind: 'scroll', after: 1_000 },
  { kind: 'tap', x: 262, y: 771, press: 60, after: 2_000 },
  { kind: 'tap', x: 262, y: 771, press: 60, after: 500 },
  { kind: 'tap', x: 262, y: 771, press: 60, after: 500 },
];

/** Plays a plan in real pauses, sending as the app would: at once after a view, else every few seconds. */
export async function* play(visitor: Visitor, steps: readonly Step[]): AsyncGenerator<number> {
  let sentAt = visitor.clock();
  for (const { after, ...event } of steps) {
    yield after;
    visitor.note(event);
    if (event.kind === 'view' || visitor.clock() - sentAt > 5_000) {
      await visitor.send();
      sentAt = visitor.clock();
    }
  }
}
