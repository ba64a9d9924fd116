/** What the script keeps of a claim, in one text: `customer:quantity:bits:address:device:network:addressId:behind`. */
export interface ClaimData {
  readonly customerId: number;
  readonly quantity: number;
  /** Which of the customer's pieces these are, a bit each. */
  readonly mask: number;
  readonly address: string;
  readonly device: string;
  readonly network: string;
  readonly addressId: number;
  readonly behind: boolean;
}

export const readData = (text: string): ClaimData => {
  const [customerId, quantity, mask, address = '', device = '', network = '', addressId, behind] = text.split(':');
  return {
    customerId: Number(customerId),
    quantity: Number(quantity),
    mask: Number(mask),
    address,
    device,
    network,
    addressId: Number(addressId),
    behind: behind === '1',
  };
};
export const writeData = (data: ClaimData): string =>
  [data.customerId, data.quantity, data.mask, data.address, data.device, data.network, data.addressId, data.behind ? 1 : 0].join(':');

/** The places of the bits, from 1, lowest first. */
export const slotsOf = (mask: number): number[] =>
  Array.from({ length: 20 }, (_, i) => i + 1).filter((slot) => (mask & (1 << (slot - 1))) !== 0);
export const maskOf = (slots: readonly number[]): number => slots.reduce((mask, slot) => mask | (1 << (slot - 1)), 0);

/** `item-epoch-seq-customer`. */
export const ticketParts = (ticket: string): { itemId: number; epoch: number; seq: number; customerId: number } => {
  const [itemId = 0, epoch = 0, seq = 0, customerId = 0] = ticket.split('-').map(Number);
  return { itemId, epoch, seq, customerId };
};
