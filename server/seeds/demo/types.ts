import type { Look } from './pictures/look.ts';

export interface DemoCategory {
  readonly code: string;
  readonly name: string;
  /** One emoji: the category's icon is drawn from it. */
  readonly icon: string;
  readonly children: readonly { readonly code: string; readonly name: string; readonly icon: string }[];
}

export interface DemoBrand {
  readonly code: string;
  readonly name: string;
  readonly story: string;
}

export interface DemoGroup {
  readonly code: string;
  readonly name: string;
}

export interface DemoSku {
  /** The merchant's own code, unique in the shop. */
  readonly code: string;
  /** EAN-13 in the range for use inside a shop (prefix 20–29), unique, with a right check digit. */
  readonly barcode: string;
  /** One value for each of the product's specs, in their order. */
  readonly values: readonly string[];
  /** Fen. `market` is the price struck through, `cost` what the merchant paid. */
  readonly price: number;
  readonly market: number;
  readonly cost: number;
  /** Grams and cubic centimetres, with packing. */
  readonly weight: number;
  readonly volume: number;
  /** Pieces at hand after the planned history; 0 is sold out. */
  readonly stock: number;
  readonly safetyStock: number;
}

export type DemoStatus = 'on' | 'off' | 'draft';
export type FreightName = '全国包邮' | '满99元包邮' | '冷链生鲜' | '大件按重';

export interface DemoProduct {
  readonly code: string;
  readonly name: string;
  readonly subtitle: string;
  /** Code of a sub-category. */
  readonly category: string;
  /** Code of a brand. */
  readonly brand: string;
  readonly unit: string;
  readonly status: DemoStatus;
  readonly specs: readonly { readonly name: string; readonly values: readonly string[] }[];
  readonly skus: readonly DemoSku[];
  readonly attributes: readonly { readonly name: string; readonly value: string }[];
  /** Safe tags only: p, h3, ul, li, strong, table. */
  readonly html: string;
  readonly points: readonly string[];
  readonly keywords: readonly string[];
  readonly groups: readonly string[];
  readonly freight: FreightName;
  /** 0 is no limit. */
  readonly limitPerOrder: number;
  readonly limitPerCustomer: number;
  readonly minQuantity: number;
  /** How often it sells beside the others; 10 is usual. */
  readonly popularity: number;
  readonly look: Look;
}
