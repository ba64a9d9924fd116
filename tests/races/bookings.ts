import { hold, post, postHeld, reverse, voidHeld } from '../../server/src/modules/ledger/index.ts';
import { transact } from '../../server/src/platform/db/transact.ts';
import { withEm } from '../../server/src/platform/db/orm.ts';
import { ShopError } from '../../server/src/platform/errors.ts';

/** One call of a door of the ledger, as data that travels between processes. */
export type Booking =
  | { do: 'post' | 'hold'; reference: string; postings: { account: string; amount: number }[] }
  | { do: 'postHeld' | 'voidHeld'; reference: string }
  | { do: 'reverse'; reference: string; by: string };

const run = async (booking: Booking): Promise<string> => {
  const about = { kind: 'test', title: '测试', source: { kind: 'test', no: '1' } };
  switch (booking.do) {
    case 'post':
      return (await post({ ...about, ...booking })).created ? 'created' : 'again';
    case 'hold':
      return (await hold({ ...about, ...booking })).created ? 'created' : 'again';
    case 'reverse':
      return (await reverse(booking.reference, { reference: booking.by, title: '冲正' })).created ? 'created' : 'again';
    default: {
      const { state, changed } = await (booking.do === 'postHeld' ? postHeld : voidHeld)(booking.reference);
      return changed ? 'changed' : state;
    }
  }
};

/** Makes the call in a transaction of its own. Answers what became of it, a refusal by its code. */
export const book = (booking: Booking): Promise<string> =>
  withEm(() => transact(() => run(booking))).catch((error: unknown) => (error instanceof ShopError ? error.code : String(error)));
