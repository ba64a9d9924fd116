/** What a quote must know of a customer's points. */
export interface PointsPurse {
  /** Σ of all lots, those below zero included. */
  readonly balance: number;
  /** What can be spent now: lots that have not ended. */
  readonly spendable: number;
  readonly enabled: boolean;
  /** So many points are one yuan. */
  readonly perYuan: number;
  /** Most of an order's goods that points pay, permille. */
  readonly capPermille: number;
  /** Fewest that can be used at once. */
  readonly minPoints: number;
}
export interface PointsPlan {
  /** Most that this order can take. */
  readonly most: number;
  readonly used: number;
  /** Fen off. */
  readonly saves: number;
  /** Why not all that was asked for, or none at all; null when there is nothing to say. */
  readonly reason: string | null;
}

/** Points of whole fen only, so that no point is spent for nothing. */
const wholeFen = (points: number, perYuan: number): { points: number; fen: number } => {
  const fen = Math.floor((points * 100) / perYuan);
  return { fen, points: Math.ceil((fen * perYuan) / 100) };
};

/** Most points that are worth no more than `cap` fen. */
const withinFen = (cap: number, perYuan: number): number => {
  const points = Math.ceil((cap * perYuan) / 100);
  return wholeFen(points, perYuan).fen > cap ? points - 1 : points;
};

/**
 * What points do for an order whose goods cost `goods` fen after all other discounts. Pure. Promises: used ≤ most ≤ spendable,
 * saves ≤ goods × cap, and the used points are no more than `saves` needs.
 */
export const planPoints = (purse: PointsPurse, goods: number, asked: number): PointsPlan => {
  const nothing = (reason: string | null): PointsPlan => ({ most: 0, used: 0, saves: 0, reason });
  if (!purse.enabled) return nothing('本店暂未开启积分抵扣');
  if (purse.spendable <= 0) return nothing(purse.balance < 0 ? '积分余额不足' : '暂无可用积分');
  if (purse.spendable < purse.minPoints) return nothing(`满 ${purse.minPoints} 积分可用`);
  const cap = Math.floor((goods * purse.capPermille) / 1000);
  const most = wholeFen(Math.min(purse.spendable, withinFen(cap, purse.perYuan)), purse.perYuan).points;
  if (most <= 0 || most < purse.minPoints) return nothing('商品金额较低，本单不能使用积分');
  if (asked <= 0) return { most, used: 0, saves: 0, reason: null };
  if (asked < purse.minPoints) return { most, used: 0, saves: 0, reason: `每次至少使用 ${purse.minPoints} 积分` };
  const { points: used, fen: saves } = wholeFen(Math.min(asked, most), purse.perYuan);
  return { most, used, saves, reason: asked > most ? `本单最多可用 ${most} 积分` : null };
};
