import { customerRoutes } from '@huitou/shared-types/customers/routes.ts';
import * as schema from '@huitou/shared-types/customers/schema.ts';
import { byId, noInput, ok } from '@huitou/shared-types/schema.ts';
import { mount, type Mounted } from '../../platform/http/mount.ts';
import { acceptPolicy } from './accept-policy.ts';
import { assignCustomers, listAssignees } from './assign-customers.ts';
import * as address from './addresses.ts';
import { dataExport, requestDataExport } from './data-export.ts';
import * as deletion from './delete-account.ts';
import { logIn, logOut } from './log-in.ts';
import { parseAddress } from './parse-address/parse-address.ts';
import * as profile from './profile.ts';
import { listRegions } from './regions.ts';
import * as staff from './staff-customers.ts';

export const routes: Mounted[] = [
  mount(customerRoutes.login, { in: schema.loginIn, out: schema.loginOut }, logIn),
  mount(customerRoutes.logout, { in: noInput, out: ok }, logOut),
  mount(customerRoutes.me, { in: noInput, out: schema.customer }, profile.myAccount),
  mount(customerRoutes.bindPhone, { in: schema.phoneCodeIn, out: schema.customer }, profile.bindPhone),
  mount(customerRoutes.updateProfile, { in: schema.profileIn, out: schema.customer }, profile.updateProfile),
  mount(customerRoutes.acceptPolicy, { in: schema.acceptPolicyIn, out: schema.customer }, acceptPolicy),
  mount(customerRoutes.addresses, { in: noInput, out: schema.addresses }, address.myAddresses),
  mount(customerRoutes.createAddress, { in: schema.createAddressIn, out: schema.address }, address.createAddress),
  mount(customerRoutes.updateAddress, { in: schema.updateAddressIn, out: schema.address }, address.updateAddress),
  mount(customerRoutes.removeAddress, { in: byId, out: ok }, address.removeAddress),
  mount(customerRoutes.parseAddress, { in: schema.parseAddressIn, out: schema.parsedAddress }, async ({ text }) => parseAddress(text)),
  mount(customerRoutes.regions, { in: schema.regionsIn, out: schema.regions }, listRegions),
  mount(customerRoutes.dataExport, { in: noInput, out: schema.dataExport }, dataExport),
  mount(customerRoutes.requestDataExport, { in: noInput, out: schema.dataExport }, requestDataExport),
  mount(customerRoutes.deletionCheck, { in: noInput, out: schema.deletionCheck }, deletion.deletionCheck),
  mount(customerRoutes.requestDeletion, { in: noInput, out: schema.deletionCheck }, deletion.requestDeletion),
  mount(customerRoutes.cancelDeletion, { in: noInput, out: schema.deletionCheck }, deletion.cancelDeletion),
  mount(customerRoutes.list, { in: schema.customerListIn, out: schema.customerPage }, staff.customerList),
  mount(customerRoutes.detail, { in: byId, out: schema.customerDetail }, staff.customerDetail),
  mount(customerRoutes.assignees, { in: noInput, out: schema.assignees }, listAssignees),
  mount(customerRoutes.assign, { in: schema.assignCustomersIn, out: schema.assignedCustomers }, assignCustomers),
  mount(customerRoutes.revealPhone, { in: schema.revealIn, out: schema.revealed }, staff.revealPhone),
];
