/** What of a product a promotion may be about. */
export interface TaggedProduct {
  readonly productId: number;
  /** Its category and all above it. */
  readonly categoryIds: readonly number[];
  readonly brandId: number | null;
}
/** What cards need to know of promotions, which belong to a higher slice. */
export interface CardTags {
  /** Words for the cards of these products (`满200减30`), the most telling first; products without any are missing. */
  tagsOf: (products: readonly TaggedProduct[]) => Promise<ReadonlyMap<number, readonly string[]>>;
}

let port: CardTags = { tagsOf: () => Promise.resolve(new Map()) };

/** The slice that owns promotions plugs itself in here when it is loaded. */
export const registerCardTags = (implementation: CardTags): void => {
  port = implementation;
};
export const cardTagsOf: CardTags['tagsOf'] = (products) => port.tagsOf(products);
