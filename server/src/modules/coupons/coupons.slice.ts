import type { Slice } from '../../platform/slice.ts';
import { couponEntities } from './coupon.entity.ts';
import { handlers } from './coupons.events.ts';
import { jobs } from './coupons.jobs.ts';
import { routes } from './coupons.routes.ts';
import { couponInvariants } from './invariants.ts';
import './personal-data.ts';

export const couponsSlice: Slice = { name: 'coupons', entities: couponEntities, routes, handlers, jobs, invariants: couponInvariants };
