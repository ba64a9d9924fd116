const DAY = 86_400_000;
/** Every so many customers got a present. */
const EVERY = 7;
const AMOUNTS = [1_000, 2_000, 5_000, 3_000, 10_000] as const;
const REASONS = ['物流延误补偿', '老客回馈', '商品破损补偿', '晒单活动奖励'] as const;
/** WeChat Pay keeps at least this of a mixed payment, fen. */
const LEFT_TO_WECHAT = 100;

export interface Gift {
  readonly customerId: number;
  /** Fen. */
  readonly amount: number;
  readonly reason: string;
  readonly at: Date;
}

/** Balance that the shop gave to some customers, and what they have paid with it since. */
export class GiftBook {
  readonly gifts: readonly Gift[];
  readonly #left: Map<number, number>;

  constructor(customers: readonly number[], now: Date) {
    this.gifts = customers
      .filter((_, i) => i % EVERY === 0)
      .map((customerId, i) => ({
        customerId,
        amount: AMOUNTS[i % AMOUNTS.length] as number,
        reason: REASONS[i % REASONS.length] as string,
        // Working hours, spread over the first two months.
        at: new Date(now.getTime() - (85 - ((i * 7) % 60)) * DAY),
      }));
    this.#left = new Map(this.gifts.map((gift) => [gift.customerId, gift.amount]));
  }

  /** What of a payment came from the balance. Orders come in the order of their payment. */
  take(customerId: number, payable: number, at: Date): number {
    const gift = this.gifts.find((one) => one.customerId === customerId);
    const left = this.#left.get(customerId) ?? 0;
    if (!gift || gift.at >= at || left === 0) return 0;
    const part = Math.max(0, Math.min(left, payable - LEFT_TO_WECHAT));
    // Some customers keep theirs: a demo shop without a balance to look at would show little.
    if (gift.amount === AMOUNTS[2]) return 0;
    this.#left.set(customerId, left - part);
    return part;
  }
}
