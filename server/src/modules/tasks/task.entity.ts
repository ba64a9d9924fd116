import type { RowError } from '@huitou/shared-types/tasks/schema.ts';
import { defineEntity, type InferEntity } from '@mikro-orm/core';
import { countColumn, idColumn, jsonColumn, p, refColumn, textColumn, timeColumn } from '../../platform/db/columns.ts';

/** A long piece of work that somebody started: an export, an import. The row is the truth; the queue only wakes. */
export const Task = defineEntity({
  name: 'Task',
  tableName: 'tasks',
  indexes: [{ properties: ['staffId', 'id'] }, { properties: ['state', 'leaseUntil'] }],
  properties: {
    id: idColumn(),
    kind: textColumn(40),
    title: textColumn(100),
    /** Null: started by a customer, or by the shop itself. */
    staffId: refColumn().nullable(),
    payload: jsonColumn<unknown>(),
    state: p.string().length(10).$type<'waiting' | 'running' | 'done' | 'failed'>(),
    done: countColumn(),
    total: countColumn(),
    message: textColumn(300),
    errors: jsonColumn<RowError[]>(),
    file: textColumn(200).nullable(),
    fileName: textColumn(120).nullable(),
    /** How often a worker took it; also tells the worker in hand from one that was given up. */
    attempts: countColumn(),
    /** Waiting: when a worker should have taken it. Running: until when its worker is believed to live. */
    leaseUntil: timeColumn(),
    createdAt: timeColumn(),
    finishedAt: timeColumn().nullable(),
  },
});
export type Task = InferEntity<typeof Task>;
