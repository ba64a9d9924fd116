import type { Slice } from '../../platform/slice.ts';
import { routes } from './after-sales.routes.ts';
import { caseClockJob, handlers, sweepRefundsJob } from './case.clock.ts';
import { AfterSalesCase, AfterSalesLine, AfterSalesMessage, AfterSalesUnit } from './case.entity.ts';
import './export-cases.ts';
import { afterSalesInvariants } from './invariants.ts';
import { personalHandlers } from './personal-data.ts';

export const afterSalesSlice: Slice = {
  name: 'after-sales',
  entities: [AfterSalesCase, AfterSalesLine, AfterSalesUnit, AfterSalesMessage],
  routes,
  handlers: [...handlers, ...personalHandlers],
  jobs: [caseClockJob, sweepRefundsJob],
  invariants: afterSalesInvariants,
};
