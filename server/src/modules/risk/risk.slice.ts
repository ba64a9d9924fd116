import type { Slice } from '../../platform/slice.ts';
import { riskInvariants } from './invariants.ts';
import { forgetCustomer } from './personal-data.ts';
import { RiskDevice, RiskJudgement, RiskListEntry } from './risk.entity.ts';
import { jobs } from './risk.jobs.ts';
import { routes } from './risk.routes.ts';

/** Who may enter a rush: trail, device, network and past are weighed; what is doubtful solves a puzzle. */
export const riskSlice: Slice = {
  name: 'risk',
  entities: [RiskJudgement, RiskListEntry, RiskDevice],
  routes,
  handlers: [forgetCustomer],
  jobs,
  invariants: riskInvariants,
};
