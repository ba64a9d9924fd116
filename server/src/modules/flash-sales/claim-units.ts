import type { FlashRefusal } from '@huitou/shared-types/flash-sales/states.ts';
import { defineScript } from '../../platform/redis.ts';
import { claimScript } from './counters.scripts.ts';
import { keysOf, minuteKey, runOf, type TicketName } from './counters.ts';

export interface ClaimArgs {
  readonly itemId: number;
  readonly nonce: string;
  readonly customerId: number;
  readonly quantity: number;
  readonly address: string;
  readonly device: string;
  readonly network: string;
  readonly addressId: number;
  readonly behind: boolean;
}
export type Outcome = { refused: FlashRefusal | 'lost' } | { ticket: TicketName; mark: string; position: number | null };
type Answer = [string, TicketName?, number?];

interface Waiting {
  readonly args: ClaimArgs;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: unknown) => void;
}
/** Claims that came in one turn of the event loop travel together, at most so many: Redis decides on one lot while the next one gathers. */
const LOT = 32;
const gathering = new Map<number, Waiting[]>();
const decide = defineScript('flashClaim', claimScript, 8, { atOnce: true });

/** Decides a claim: window, limits and stock in one step of Redis, which also puts it into the stream. */
export const claimUnits = (args: ClaimArgs): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    const lot = gathering.get(args.itemId) ?? [];
    lot.push({ args, resolve, reject });
    if (lot.length === 1) {
      gathering.set(args.itemId, lot);
      setImmediate(() => void send(args.itemId, lot));
    } else if (lot.length === LOT) void send(args.itemId, lot);
  });

const send = async (itemId: number, lot: readonly Waiting[]): Promise<void> => {
  // It was full and went already.
  if (gathering.get(itemId) !== lot) return;
  gathering.delete(itemId);
  try {
    const answers = (await decide(
      ...keysOf(itemId).all,
      minuteKey(itemId, Date.now()),
      itemId,
      await runOf(),
      ...lot.flatMap(({ args }) => [
        args.nonce,
        args.customerId,
        args.quantity,
        args.address,
        args.device,
        args.network,
        args.addressId,
        args.behind ? 1 : 0,
      ]),
    )) as Answer[] | 'lost';
    lot.forEach(({ resolve }, i) => resolve(answers === 'lost' ? { refused: 'lost' } : outcomeOf(answers[i] as Answer)));
  } catch (error) {
    for (const { reject } of lot) reject(error);
  }
};

const outcomeOf = ([mark, ticket, position]: Answer): Outcome =>
  ticket === undefined ? { refused: mark as FlashRefusal } : { ticket, mark, position: position ?? null };
