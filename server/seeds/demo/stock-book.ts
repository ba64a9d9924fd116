type Reason = 'reserve' | 'release' | 'commit' | 'return' | 'scrap';
interface Entry {
  reason: Reason;
  locationId: number;
  skuId: number;
  quantity: number;
  source: string;
  at: Date;
}
const EFFECT: Record<Reason, readonly [onHand: number, reserved: number]> = {
  reserve: [0, 1],
  release: [0, -1],
  commit: [-1, -1],
  return: [1, 0],
  scrap: [-1, 0],
};
/** Pieces that a store holds of every SKU beside what its customers picked up. */
const ON_STORE_SHELF = 12;

/** Books the past in memory and closes it into stock levels and movements that add up to them. */
export class StockBook {
  readonly #entries: Entry[] = [];

  book(reason: Reason, locationId: number, skuId: number, quantity: number, source: string, at: Date): void {
    this.#entries.push({ reason, locationId, skuId, quantity, source, at });
  }

  /** `opening` says what must be available in the end at the warehouse; the stock of the first day follows from what left since. */
  close(
    opening: ReadonlyMap<number, { left: number; safety: number }>,
    warehouseId: number,
    storeIds: readonly number[],
    firstDay: Date,
  ): { levels: Record<string, unknown>[]; movements: Record<string, unknown>[] } {
    const places = [warehouseId, ...storeIds].flatMap((locationId) =>
      [...opening].map(([skuId, { left, safety }]) => ({
        locationId,
        skuId,
        left: locationId === warehouseId ? left : Math.min(left, ON_STORE_SHELF),
        safety: locationId === warehouseId ? safety : null,
      })),
    );
    const byPlace = new Map<string, Entry[]>();
    for (const entry of this.#entries) {
      const name = `${entry.locationId}:${entry.skuId}`;
      byPlace.set(name, [...(byPlace.get(name) ?? []), entry]);
    }
    const movements: Record<string, unknown>[] = [];
    const levels = places.map(({ locationId, skuId, left, safety }) => {
      const entries = (byPlace.get(`${locationId}:${skuId}`) ?? []).sort((a, b) => a.at.getTime() - b.at.getTime());
      const [outflow, reservedAtEnd] = entries.reduce(
        ([h, r], { reason, quantity }) => [h + EFFECT[reason][0] * quantity, r + EFFECT[reason][1] * quantity] as const,
        [0, 0] as readonly [number, number],
      );
      let onHand = left + reservedAtEnd - outflow;
      let reserved = 0;
      const move = (reason: string, source: string, at: Date, h: number, r: number): void => {
        movements.push({
          at,
          sku_id: skuId,
          location_id: locationId,
          reason,
          on_hand_delta: h,
          reserved_delta: r,
          on_hand_after: onHand,
          reserved_after: reserved,
          source,
          note: '',
          staff_id: null,
          staff_name: '',
          business_key: `${reason}:${source}:${skuId}`,
        });
      };
      if (onHand > 0) move('initial', `initial:${locationId}`, firstDay, onHand, 0);
      for (const { reason, quantity, source, at } of entries) {
        const [h, r] = [EFFECT[reason][0] * quantity, EFFECT[reason][1] * quantity];
        onHand += h;
        reserved += r;
        move(reason, source, at, h, r);
      }
      return { sku_id: skuId, location_id: locationId, on_hand: onHand, reserved, low_threshold: safety, low_since: null, dirty: 1 };
    });
    return { levels, movements: movements.sort((a, b) => (a.at as Date).getTime() - (b.at as Date).getTime()) };
  }
}
