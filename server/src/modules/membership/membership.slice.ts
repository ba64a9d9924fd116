import type { Slice } from '../../platform/slice.ts';
import { membershipInvariants } from './invariants.ts';
import { MemberLevel } from './level.entity.ts';
import { FreightUse, LevelChange, Member, MemberOrder } from './member.entity.ts';
import { handlers } from './membership.events.ts';
import { jobs } from './membership.jobs.ts';
import { routes } from './membership.routes.ts';
import './personal-data.ts';
import { PointsEntry, PointsLot, PointsUse } from './points.entity.ts';

export const membershipSlice: Slice = {
  name: 'membership',
  entities: [MemberLevel, Member, MemberOrder, LevelChange, FreightUse, PointsLot, PointsEntry, PointsUse],
  routes,
  handlers,
  jobs,
  invariants: membershipInvariants,
};
