/** How a product's pictures are composed; everything is drawn from it. */
export type Tone = 'fresh' | 'tea' | 'snack' | 'grain' | 'home' | 'care' | 'wear' | 'tech' | 'berry' | 'citrus' | 'mint' | 'night';

/** A drawn product body. */
export type BodyKind =
  | 'pouch'
  | 'box'
  | 'tin'
  | 'jar'
  | 'bottle'
  | 'pump'
  | 'tube'
  | 'dropper'
  | 'wine'
  | 'carton'
  | 'sack'
  | 'tissue'
  | 'mask'
  | 'crate'
  | 'bowl'
  | 'plate'
  | 'basket'
  | 'mug'
  | 'tumbler'
  | 'teapot'
  | 'vase'
  | 'candle'
  | 'pan'
  | 'knife'
  | 'towel'
  | 'pillow'
  | 'quilt'
  | 'tee'
  | 'hoodie'
  | 'pants'
  | 'dress'
  | 'sock'
  | 'shoe'
  | 'tote'
  | 'backpack'
  | 'scarf'
  | 'umbrella'
  | 'earbuds'
  | 'powerbank'
  | 'charger'
  | 'speaker'
  | 'fan'
  | 'kettle'
  | 'keyboard'
  | 'brush'
  | 'lipstick'
  | 'hairdryer'
  | 'cable'
  | 'lamp';

export interface Paint {
  readonly main: string;
  readonly accent: string;
}

export interface Look {
  readonly tone: Tone;
  readonly body: BodyKind;
  readonly paint: Paint;
  /** One or two short words on the body's label. */
  readonly label?: string;
  /** What lies in or beside it: the first is the hero. */
  readonly emoji: readonly string[];
  /** Spec value → how that variant differs: gives the SKU its own picture. */
  readonly variants?: Readonly<Record<string, { readonly paint?: Paint; readonly label?: string; readonly emoji?: readonly string[] }>>;
}
