import type { Look } from '../pictures/look.ts';
import { createRng, hash } from '../rng.ts';
import type { DemoProduct, DemoSku, DemoStatus, FreightName } from '../types.ts';

/** Yuan price, yuan market price, yuan cost, grams, cm³. */
export type Tier = readonly [price: number, market: number, cost: number, weight: number, volume: number];

/** A product as a merchandiser writes it down: everything that can be derived is left out. */
export interface Draft {
  readonly code: string;
  readonly name: string;
  readonly subtitle: string;
  readonly category: string;
  readonly brand: string;
  readonly unit: string;
  readonly specs: Readonly<Record<string, readonly string[]>>;
  /** Spec value (of whichever spec decides the price) → tier; `*` where all cost the same. */
  readonly tiers: Readonly<Record<string, Tier>>;
  readonly attributes: Readonly<Record<string, string>>;
  readonly story: readonly string[];
  readonly points: readonly string[];
  readonly keywords?: readonly string[];
  readonly groups?: readonly string[];
  readonly freight?: FreightName;
  readonly status?: DemoStatus;
  readonly limits?: { readonly perOrder?: number; readonly perCustomer?: number; readonly min?: number };
  readonly popularity?: number;
  /** `红色/M` → pieces, where the usual plentiful stock would be wrong. */
  readonly stock?: Readonly<Record<string, number>>;
  /** Combinations that are not made. */
  readonly without?: readonly string[];
  readonly look: Look;
}

const fen = (yuan: number): number => Math.round(yuan * 100);

/** Adds the EAN-13 check digit to twelve digits. */
export const ean13 = (twelve: string): string => {
  const sum = [...twelve].reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 1 : 3), 0);
  return `${twelve}${(10 - (sum % 10)) % 10}`;
};

const combinations = (axes: readonly (readonly string[])[]): string[][] =>
  axes.reduce<string[][]>((rows, axis) => rows.flatMap((row) => axis.map((value) => [...row, value])), [[]]);

const skusOf = (draft: Draft): DemoSku[] =>
  combinations(Object.values(draft.specs))
    .filter((values) => !draft.without?.includes(values.join('/')))
    .map((values, i) => {
      const tier = values.map((value) => draft.tiers[value]).find((found) => found !== undefined) ?? draft.tiers['*'];
      if (!tier) throw new Error(`no price for ${draft.code} ${values.join('/')}`);
      const code = `${draft.code}-${String(i + 1).padStart(2, '0')}`;
      const [price, market, cost, weight, volume] = tier;
      const stock = draft.stock?.[values.join('/')] ?? createRng(hash(code)).int(60, 480);
      const number = `${20 + (hash(draft.category) % 10)}${String(hash(code) % 10_000_000_000).padStart(10, '0')}`;
      return {
        code,
        barcode: ean13(number),
        values,
        price: fen(price),
        market: fen(market),
        cost: fen(cost),
        weight,
        volume,
        stock,
        safetyStock: price > 200 ? 10 : 20,
      };
    });

const htmlOf = (draft: Draft): string => {
  const [lead, ...rest] = draft.story;
  const rows = Object.entries(draft.attributes).map(([name, value]) => `<tr><th>${name}</th><td>${value}</td></tr>`);
  return [
    `<p><strong>${draft.subtitle}</strong></p>`,
    `<p>${lead ?? ''}</p>`,
    `<h3>为什么值得买</h3><ul>${draft.points.map((point) => `<li>${point}</li>`).join('')}</ul>`,
    ...rest.map((text) => `<p>${text}</p>`),
    `<h3>商品参数</h3><table><tbody>${rows.join('')}</tbody></table>`,
    '<h3>温馨提示</h3><p>商品图片为示意图,请以收到的实物为准。如有任何问题,请在订单页联系客服,我们会尽快为您处理。</p>',
  ].join('\n');
};

export const defineProduct = (draft: Draft): DemoProduct => ({
  code: draft.code,
  name: draft.name,
  subtitle: draft.subtitle,
  category: draft.category,
  brand: draft.brand,
  unit: draft.unit,
  status: draft.status ?? 'on',
  specs: Object.entries(draft.specs).map(([name, values]) => ({ name, values })),
  skus: skusOf(draft),
  attributes: Object.entries(draft.attributes).map(([name, value]) => ({ name, value })),
  html: htmlOf(draft),
  points: draft.points,
  keywords: draft.keywords ?? [],
  groups: draft.groups ?? [],
  freight: draft.freight ?? '满99元包邮',
  limitPerOrder: draft.limits?.perOrder ?? 0,
  limitPerCustomer: draft.limits?.perCustomer ?? 0,
  minQuantity: draft.limits?.min ?? 1,
  popularity: draft.popularity ?? 10,
  look: draft.look,
});
