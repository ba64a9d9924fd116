export { type AddressSnapshot, readAddress, readAddresses, readDefaultAddress } from './addresses.ts';
export { countPurchases, hadPurchaseBefore, type Purchase } from './count-purchases.ts';
export {
  type CustomerBrief,
  customerBriefs,
  customerIdsAfter,
  ownedCustomerIds,
  readOpenid,
  searchCustomerIds,
} from './customer-briefs.ts';
export { registerDataExport, registerDeletionCheck } from './deletion-checks.ts';
export { plugWechat, type WechatPort } from './ports.ts';
export { blockedAmong, readStanding, type Standing } from './read-standing.ts';
export { type PlaceCodes, type PlaceNames, regionNames, resolvePlace } from './regions.ts';
export { type CustomerSeed, seedCustomers } from './seed-customers.ts';
export { findCustomerActor } from './sessions.ts';
export { requireCustomer } from './staff-customers.ts';
