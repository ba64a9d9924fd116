import { releaseStock } from '../inventory/index.ts';
import { caseClosed, freeFromCase } from '../orders/index.ts';
import type { CaseLineRow } from './case.entity.ts';
import { claimOf, type LockedCase } from './case-rows.ts';

/** Names the stock movements of a replacement. */
export const exchangeSource = (caseId: number): string => `exchange:${caseId}`;
export const exchangeStock = (caseId: number, lines: readonly CaseLineRow[]) =>
  lines.map((line) => ({ skuId: line.sku_id, quantity: line.quantity, source: exchangeSource(caseId) }));

/** Gives back what a replacement had been promised. In the caller's transaction, with the move that makes it happen once. */
export const releaseExchange = async ({ row, lines }: LockedCase): Promise<void> => {
  if (row.reserved) await releaseStock(row.location_id, exchangeStock(row.id, lines));
};

/** Lets go of everything that a case held of its order: pieces may ship, money may be asked for again, the clock goes on. */
export const letGo = async (locked: LockedCase): Promise<void> => {
  await freeFromCase(claimOf(locked.row, locked.lines));
  await releaseExchange(locked);
  await caseClosed(locked.order);
};
