import type { Task as TaskView, TaskPage } from '@huitou/shared-types/tasks/schema.ts';
import { iso, isoOrNull } from '../../platform/clock.ts';
import { em } from '../../platform/db/orm.ts';
import { idCursor, toPage } from '../../platform/db/keyset.ts';
import { must } from '../../platform/errors.ts';
import { privateLink } from '../../platform/files/files.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { Task } from './task.entity.ts';

const view = (task: Task): TaskView => ({
  id: String(task.id),
  kind: task.kind,
  title: task.title,
  state: task.state,
  done: task.done,
  total: task.total,
  downloadUrl: task.file ? privateLink(task.file, task.fileName ?? '下载') : null,
  message: task.message,
  errors: [...task.errors],
  createdAt: iso(task.createdAt),
  finishedAt: isoOrNull(task.finishedAt),
});

/** My own tasks, newest first: what others export is none of my business. */
export const myTasks = async (
  input: { cursor?: string | undefined; limit: number; kind?: string | undefined },
  call: StaffCall,
): Promise<TaskPage> => {
  const before = idCursor(input.cursor);
  const rows = await em().find(
    Task,
    { staffId: call.actor.id, ...(input.kind ? { kind: input.kind } : {}), ...(before === null ? {} : { id: { $lt: before } }) },
    { orderBy: { id: 'desc' }, limit: input.limit + 1 },
  );
  return toPage(rows, input.limit, view, (row) => [row.id]);
};

export const myTask = async (input: { id: number }, call: StaffCall): Promise<TaskView> =>
  view(must(await em().findOne(Task, { id: input.id, staffId: call.actor.id })));

/** A task as its starter sees it; null when it is gone. For slices that show one task of their own. */
export const readTask = async (id: number): Promise<TaskView | null> => {
  const task = await em().findOne(Task, { id }, { refresh: true });
  return task && view(task);
};
