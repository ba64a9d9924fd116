import { apportion } from '@huitou/shared-types/money.ts';

/** What each line costs when all goods cost `goods` fen and the freight is `freight`: shared by list price and by what is paid, to the fen. `goods` is at most the list total. */
export const sharePrice = (
  lines: readonly { unitPrice: number; quantity: number }[],
  goods: number,
  freight: number,
): { payable: number; discount: number; freight: number }[] => {
  const listed = lines.map((line) => line.unitPrice * line.quantity);
  const payables = apportion(goods, listed);
  const freights = apportion(freight, payables);
  return listed.map((list, i) => ({
    payable: payables[i] as number,
    discount: list - (payables[i] as number),
    freight: freights[i] as number,
  }));
};
