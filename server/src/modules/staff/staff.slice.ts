import type { Slice } from '../../platform/slice.ts';
import { StaffRole, StaffRoleMember } from './role.entity.ts';
import { SignInGuard, StaffSession } from './session.entity.ts';
import { StaffMember } from './staff-member.entity.ts';
import { jobs } from './staff.jobs.ts';
import { routes } from './staff.routes.ts';

export const staffSlice: Slice = {
  name: 'staff',
  entities: [StaffMember, StaffRole, StaffRoleMember, StaffSession, SignInGuard],
  routes,
  jobs,
};
