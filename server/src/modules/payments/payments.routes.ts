import { paymentRoutes } from '@huitou/shared-types/payments/routes.ts';
import * as s from '@huitou/shared-types/payments/schema.ts';
import { mount, type Mounted } from '../../platform/http/mount.ts';
import { payState } from './pay-state.ts';
import { prepay } from './prepay.ts';

export const routes: Mounted[] = [
  mount(paymentRoutes.prepay, { in: s.payableIn, out: s.prepayOut }, prepay),
  mount(paymentRoutes.state, { in: s.payableIn, out: s.payStateOut }, payState),
];
