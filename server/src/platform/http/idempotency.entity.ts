import { defineEntity, type InferEntity } from '@mikro-orm/core';
import { idColumn, jsonColumn, textColumn, timeColumn } from '../db/columns.ts';

/** A call that a client has named, with its first answer. Kept for a day. */
export const IdempotencyKey = defineEntity({
  name: 'IdempotencyKey',
  tableName: 'idempotency_keys',
  properties: {
    id: idColumn(),
    /** sha256 of actor, route and key. */
    scope: textColumn(64).unique(),
    inputHash: textColumn(64),
    /** Null while the first call is still running. */
    answer: jsonColumn<unknown>().nullable(),
    finishedAt: timeColumn().nullable(),
    createdAt: timeColumn().index(),
  },
});
export type IdempotencyKey = InferEntity<typeof IdempotencyKey>;
