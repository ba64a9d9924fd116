import { em } from '../../platform/db/orm.ts';
import { removeFile } from '../../platform/files/files.ts';
import { Task } from './task.entity.ts';

/** Forgets a task and what it made, before its time. */
export const dropTask = async (id: number): Promise<void> => {
  const task = await em().findOne(Task, { id });
  if (task?.file) await removeFile(task.file);
  await em().nativeDelete(Task, { id });
};
