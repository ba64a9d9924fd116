/** Says in Chinese what still binds a location ("仍有库存 12 件"), or null. */
type Check = (locationId: number) => Promise<string | null>;
const checks: Check[] = [];

/** Slices that keep something at locations take part in the decision whether one may be disabled. */
export const registerLocationUse = (check: Check): void => {
  checks.push(check);
};
/** Everything that stands against disabling a location. */
export const usesOfLocation = async (locationId: number): Promise<string[]> => {
  const uses: string[] = [];
  for (const check of checks) {
    const use = await check(locationId);
    if (use) uses.push(use);
  }
  return uses;
};
