import { byId, noInput, ok } from '@huitou/shared-types/schema.ts';
import { taskRoutes } from '@huitou/shared-types/tasks/routes.ts';
import * as schema from '@huitou/shared-types/tasks/schema.ts';
import { mount, type Mounted } from '../../platform/http/mount.ts';
import { failedJobs, queueHealth, replayJob } from './failed-jobs.ts';
import { myTask, myTasks } from './task.queries.ts';

export const routes: Mounted[] = [
  mount(taskRoutes.list, { in: schema.taskListIn, out: schema.taskPage }, myTasks),
  mount(taskRoutes.get, { in: byId, out: schema.task }, myTask),
  mount(taskRoutes.failedJobs, { in: schema.failedJobListIn, out: schema.failedJobPage }, failedJobs),
  mount(taskRoutes.replay, { in: byId, out: ok }, replayJob),
  mount(taskRoutes.health, { in: noInput, out: schema.queueHealth }, queueHealth),
];
