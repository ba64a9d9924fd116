import { z } from 'zod';
import { day, fen, id } from '../schema.ts';

export const workbench = z.object({
  today: z.object({ orders: z.int(), paid: fen, customers: z.int() }),
  yesterday: z.object({ orders: z.int(), paid: fen, customers: z.int() }),
  toShip: z.int(),
  toShipLate: z.int().describe('paid more than 48 h ago'),
  toPickUp: z.int(),
  unpaid: z.int(),
  lowStock: z.int(),
  cases: z.int().describe('after-sales cases that wait for the shop'),
  casesSoon: z.int().describe('of these, whose time is over or runs out within 6 h'),
  /** Things that need a person, the gravest first; `link` is a path of the admin. */
  attention: z.array(z.object({ key: z.string(), label: z.string(), count: z.int(), tone: z.enum(['bad', 'waiting']), link: z.string() })),
  trend: z.array(z.object({ day, orders: z.int(), paid: fen })),
  topProducts: z.array(z.object({ productId: id, name: z.string(), picture: z.string(), pieces: z.int(), paid: fen })),
});
export type Workbench = z.output<typeof workbench>;
