import { defineEntity, type InferEntity } from '@mikro-orm/core';
import { countColumn, idColumn, jsonColumn, textColumn, timeColumn } from '../db/columns.ts';

/** An announcement, written in the commit of what it announces; the relay hands it to the queue. */
export const OutboxEvent = defineEntity({
  name: 'OutboxEvent',
  tableName: 'outbox_events',
  indexes: [{ properties: ['publishedAt', 'id'] }],
  properties: {
    id: idColumn(),
    name: textColumn(60),
    payload: jsonColumn<unknown>(),
    createdAt: timeColumn(),
    publishedAt: timeColumn().nullable(),
  },
});
export type OutboxEvent = InferEntity<typeof OutboxEvent>;

/** A job that used up its attempts. Kept until somebody replays it. */
export const FailedJob = defineEntity({
  name: 'FailedJob',
  tableName: 'failed_jobs',
  uniques: [{ properties: ['queue', 'jobId'] }],
  properties: {
    id: idColumn(),
    queue: textColumn(20),
    name: textColumn(80).index(),
    jobId: textColumn(160),
    payload: jsonColumn<unknown>(),
    error: textColumn(2000),
    attempts: countColumn(),
    failedAt: timeColumn(),
    replayedAt: timeColumn().nullable(),
  },
});
export type FailedJob = InferEntity<typeof FailedJob>;
