import { route } from '../http.ts';
import type { ById, NoInput, Ok } from '../schema.ts';
import type { FailedJobListIn, FailedJobPage, QueueHealth, Task, TaskListIn, TaskPage } from './schema.ts';

export const taskRoutes = {
  list: route<TaskListIn, TaskPage>()({ method: 'GET', path: '/admin/tasks', access: 'staff', summary: 'My exports and imports' }),
  get: route<ById, Task>()({ method: 'GET', path: '/admin/tasks/:id', access: 'staff', summary: 'One task with its progress' }),
  failedJobs: route<FailedJobListIn, FailedJobPage>()({
    method: 'GET',
    path: '/admin/jobs/failed',
    access: { staff: 'job.view' },
    summary: 'Jobs that failed for good',
  }),
  replay: route<ById, Ok>()({
    method: 'POST',
    path: '/admin/jobs/failed/:id/replay',
    access: { staff: 'job.replay' },
    summary: 'Run a failed job again',
    errors: ['state_forbidden'],
  }),
  health: route<NoInput, QueueHealth>()({
    method: 'GET',
    path: '/admin/jobs/health',
    access: { staff: 'job.view' },
    summary: 'Queues and outbox',
  }),
};
