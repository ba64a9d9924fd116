/** Answers what stands against deleting the account, in words for the customer (“还有 2 个未完成的订单”); empty when nothing does. */
export type DeletionCheck = (customerId: number) => Promise<string[]>;
/** What a slice keeps about a customer, as JSON, for the copy of their data. */
export type DataExport = (customerId: number) => Promise<unknown>;

const checks: DeletionCheck[] = [];
const exports = new Map<string, DataExport>();

/** Higher slices have a say in whether an account may go. Call once, when the slice is loaded. */
export const registerDeletionCheck = (check: DeletionCheck): void => {
  checks.push(check);
};
/** Higher slices add what they know to the copy of a customer's data, under `name`. Call once, when the slice is loaded. */
export const registerDataExport = (name: string, read: DataExport): void => {
  exports.set(name, read);
};

export const deletionBlockers = async (customerId: number): Promise<string[]> =>
  (await Promise.all(checks.map((check) => check(customerId)))).flat();
export const exportedParts = async (customerId: number): Promise<Record<string, unknown>> => {
  const parts: Record<string, unknown> = {};
  for (const [name, read] of exports) parts[name] = await read(customerId);
  return parts;
};
