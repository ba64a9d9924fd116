import { route } from '../http.ts';
import type { NoInput } from '../schema.ts';
import type { CheckRun, ChecksOut, IncidentListIn, IncidentPage, RunChecksIn } from './schema.ts';

export const checkRoutes = {
  list: route<NoInput, ChecksOut>()({
    method: 'GET',
    path: '/admin/checks',
    access: { staff: 'check.view' },
    summary: 'What must always hold of the data, and whether it does',
  }),
  run: route<RunChecksIn, CheckRun>()({
    method: 'POST',
    path: '/admin/checks/run',
    access: { staff: 'check.run' },
    summary: 'Check now, in the background; while a run is under way it is answered',
  }),
  incidents: route<IncidentListIn, IncidentPage>()({
    method: 'GET',
    path: '/admin/checks/incidents',
    access: { staff: 'check.view' },
    summary: 'When something did not hold, newest first',
  }),
};
