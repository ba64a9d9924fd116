import { givePointsBack, spendPoints } from '../../server/src/modules/membership/index.ts';
import { countCompleted, countRefunded } from '../../server/src/modules/membership/count-order.ts';
import { expireBatch } from '../../server/src/modules/membership/expire-points.ts';
import { transact } from '../../server/src/platform/db/transact.ts';
import { withEm } from '../../server/src/platform/db/orm.ts';
import { ShopError } from '../../server/src/platform/errors.ts';

/** One thing that moves points, as data that travels between processes. */
export type PointMove =
  | { do: 'spend'; customerId: number; orderId: number; points: number }
  | { do: 'back'; customerId: number; orderId: number; share?: { goodsPaid: number; goodsRefunded: number; whole: boolean } }
  | { do: 'complete'; customerId: number; orderId: number; net: number }
  | { do: 'refunded'; customerId: number; orderId: number; goodsPaid: number; goodsRefunded: number }
  | { do: 'expire' };

const run = async (move: PointMove): Promise<string> => {
  if (move.do === 'expire') {
    await expireBatch();
    return 'done';
  }
  const order = { orderId: move.orderId, orderNo: `O${move.orderId}`, customerId: move.customerId };
  switch (move.do) {
    case 'spend':
      await transact(() => spendPoints(move.customerId, { ...order, points: move.points }));
      return 'spent';
    case 'back':
      return `back ${await transact(() => givePointsBack({ ...order, why: 'refunded', ...(move.share ? { share: move.share } : {}) }))}`;
    case 'complete':
      await countCompleted({ ...order, net: move.net });
      return 'done';
    default: {
      const { goodsPaid, goodsRefunded } = move;
      await countRefunded({ ...order, refundId: 1, lines: [], freight: 0, goodsPaid, goodsRefunded, whole: goodsRefunded === goodsPaid });
      return 'done';
    }
  }
};

/** Does it as the slices above would. Answers what became of it, a refusal by its code. */
export const movePoints = (move: PointMove): Promise<string> =>
  withEm(() => run(move)).catch((error: unknown) => (error instanceof ShopError ? error.code : String(error)));
