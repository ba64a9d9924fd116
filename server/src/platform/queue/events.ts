import type { EventName, Events } from '@huitou/shared-types/events.ts';
import { query } from '../db/orm.ts';
import { insertRows } from '../db/prepared.ts';
import { afterCommit } from '../db/transact.ts';
import { now } from '../clock.ts';
import type { OutboxEvent } from './outbox.entity.ts';
import { wakeRelay } from './wake.ts';

export interface Handler {
  readonly event: EventName;
  /** Unique over the process; `slice.what-it-does`. Part of the job id, so renaming it re-delivers what is in flight. */
  readonly name: string;
  readonly handle: (payload: never) => Promise<void>;
  /** What does not concern it makes no job. */
  readonly concerns: (payload: never) => boolean;
}

/** Declares what a slice does when another one announces something. Delivered at least once: it must be safe to run twice and to overlap. */
export const on = <N extends EventName>(
  event: N,
  name: string,
  handle: (payload: Events[N]) => Promise<void>,
  concerns: (payload: Events[N]) => boolean = () => true,
): Handler => ({ event, name, handle, concerns });

/** Announces in the transaction in hand; several at once cost one statement. */
export const publish = async <N extends EventName>(name: N, ...payloads: Events[N][]): Promise<void> => {
  if (payloads.length === 0) return;
  const created = now();
  await insertRows(
    query<typeof OutboxEvent>(),
    'outbox_events',
    payloads.map((payload) => ({ name, payload: JSON.stringify(payload), created_at: created, published_at: null })),
  );
  afterCommit(wakeRelay);
};
