export { defineTask, type Progress, type TaskKind, type TaskResult } from './define-task.ts';
export { dropTask } from './drop-task.ts';
export { type NewTask, startTask } from './start-task.ts';
export { readTask } from './task.queries.ts';
