/**
 * The slices of server/src/modules by level. A slice imports from lower levels only, and only through the other slice's index.ts.
 * What has to go the other way, or sideways, is an event.
 */
export const levels: readonly (readonly string[])[] = [
  ['audit'],
  ['tasks', 'staff', 'stores', 'settings'],
  ['customers', 'catalog', 'messaging'],
  ['ledger'],
  ['inventory', 'coupons', 'membership', 'referral', 'payments', 'segments', 'risk'],
  ['promotions'],
  ['pricing'],
  ['cart'],
  ['orders'],
  ['fulfilment', 'flash-sales', 'after-sales', 'invoices', 'reviews', 'commission', 'replenishment', 'van-sales', 'channels'],
  ['journeys', 'analytics', 'open-api', 'checks', 'simulator'],
];

/** 1 for the lowest level; undefined for a folder that nobody has given a level. */
export const levelOf = (slice: string): number | undefined => {
  const index = levels.findIndex((names) => names.includes(slice));
  return index === -1 ? undefined : index + 1;
};
