import { analyticsRoutes } from '@huitou/shared-types/analytics/routes.ts';
import * as s from '@huitou/shared-types/analytics/schema.ts';
import { noInput } from '@huitou/shared-types/schema.ts';
import { mount, type Mounted } from '../../platform/http/mount.ts';
import { workbench } from './workbench.ts';

export const routes: Mounted[] = [mount(analyticsRoutes.workbench, { in: noInput, out: s.workbench }, workbench)];
