import type { Slice } from '../../platform/slice.ts';
import { Task } from './task.entity.ts';
import { jobs } from './tasks.jobs.ts';
import { routes } from './tasks.routes.ts';

export const tasksSlice: Slice = { name: 'tasks', entities: [Task], routes, jobs };
