/** A thing that can be paid, as the slice that owns it describes it. Amount in fen. */
export interface Payable {
  customerId: number;
  /** The warehouse or store that it concerns; null when it concerns none. Limits who of the staff sees its payments. */
  locationId: number | null;
  amount: number;
  description: string;
  payBefore: Date;
  state: 'unpaid' | 'paid' | 'closed';
}
export interface PayableSource {
  /** Null when there is none of that number, or when it belongs to somebody else. */
  find: (no: string, customerId: number) => Promise<Payable | null>;
}
const sources = new Map<string, PayableSource>();

/** Makes a kind of thing payable. Called once by the slice that owns it, when it is loaded. */
export const registerPayable = (kind: string, source: PayableSource): void => {
  sources.set(kind, source);
};
export const findPayable = async (kind: string, no: string, customerId: number): Promise<Payable | null> =>
  (await sources.get(kind)?.find(no, customerId)) ?? null;
