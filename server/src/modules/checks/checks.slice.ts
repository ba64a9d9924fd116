import { checkRoutes } from '@huitou/shared-types/checks/routes.ts';
import * as s from '@huitou/shared-types/checks/schema.ts';
import { noInput } from '@huitou/shared-types/schema.ts';
import { mount } from '../../platform/http/mount.ts';
import type { Slice } from '../../platform/slice.ts';
import { CheckIncident, CheckResult, CheckRun } from './check.entity.ts';
import { checkClockJob, runChecksJob } from './checks.jobs.ts';
import { listChecks, listIncidents, startChecks } from './checks.queries.ts';

export const checksSlice: Slice = {
  name: 'checks',
  entities: [CheckRun, CheckResult, CheckIncident],
  routes: [
    mount(checkRoutes.list, { in: noInput, out: s.checksOut }, listChecks),
    mount(checkRoutes.run, { in: s.runChecksIn, out: s.checkRun }, startChecks),
    mount(checkRoutes.incidents, { in: s.incidentListIn, out: s.incidentPage }, listIncidents),
  ],
  jobs: [runChecksJob, checkClockJob],
};
