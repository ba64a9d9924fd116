import type { ActorKind } from '@huitou/shared-types/moves.ts';
import { defineEntity, type InferEntity } from '@mikro-orm/core';
import { idColumn, jsonColumn, p, refColumn, textColumn, timeColumn } from './db/columns.ts';

/** What happened to a thing, in order: the timeline that customers and staff see. Rows are never changed. */
export const StateLog = defineEntity({
  name: 'StateLog',
  tableName: 'state_log',
  indexes: [{ properties: ['subject', 'subjectId', 'id'] }],
  properties: {
    id: idColumn(),
    subject: textColumn(40),
    subjectId: refColumn(),
    move: textColumn(40),
    fromStatus: textColumn(20),
    toStatus: textColumn(20),
    title: textColumn(40),
    note: textColumn(300),
    actorKind: p.string().length(10).$type<ActorKind>(),
    actorId: refColumn().nullable(),
    actorName: textColumn(60),
    data: jsonColumn<Record<string, unknown>>().nullable(),
    at: timeColumn(),
  },
});
export type StateLog = InferEntity<typeof StateLog>;
