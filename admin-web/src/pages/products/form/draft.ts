import type { AdminProduct, SaveProductIn } from '@huitou/shared-types/catalog/schema.ts';
import { combinationId, combinations, type SpecDraft } from './sku-matrix.ts';

/** A SKU as it is edited; money in fen, null where nothing was typed. `id` marks one that exists. */
export interface SkuDraft {
  id?: string;
  code: string;
  barcode: string;
  price: number | null;
  marketPrice: number | null;
  cost: number | null;
  picture: string | null;
  weightG: number | null;
  volumeCm3: number | null;
  enabled: boolean;
  stock: number;
}

/** Specs and, by combination, the SKUs. */
export interface Matrix {
  specs: SpecDraft[];
  rows: ReadonlyMap<string, SkuDraft>;
}

export const blankSku = (): SkuDraft => ({
  code: '',
  barcode: '',
  price: null,
  marketPrice: null,
  cost: null,
  picture: null,
  weightG: null,
  volumeCm3: null,
  enabled: true,
  stock: 0,
});

/** The first heir of a row stays the same SKU; the others take its prices and sizes but are new. */
export const heirOf = (row: SkuDraft, first: boolean): SkuDraft => {
  if (first) return row;
  const { id: _, ...rest } = row;
  return { ...rest, code: '', barcode: '', stock: 0 };
};

let made = 0;
export const newKey = (): string => {
  made += 1;
  return `k${made}`;
};

export const emptyMatrix = (): Matrix => ({ specs: [], rows: new Map([['', blankSku()]]) });

/** The matrix of a product as the server has it. */
export const toMatrix = (product: Pick<AdminProduct, 'specs' | 'skus'>): Matrix => {
  const specs = product.specs.map((spec) => ({
    key: newKey(),
    name: spec.name,
    values: spec.values.map(({ value, picture }) => ({ key: newKey(), name: value, image: picture })),
  }));
  const rows = new Map<string, SkuDraft>();
  for (const sku of product.skus) {
    const keys = sku.values.map((value, i) => specs[i]?.values.find((one) => one.name === value)?.key);
    if (keys.some((key) => key === undefined)) continue;
    const { values: _, ...draft } = sku;
    rows.set(combinationId(keys as string[]), draft);
  }
  for (const { id } of combinations(specs)) if (!rows.has(id)) rows.set(id, { ...blankSku(), enabled: false });
  return { specs, rows };
};

/** Codes of new SKUs that were left empty: letters of the moment and a running number. */
const generatedCode = (i: number): string => `P${Date.now().toString(36).toUpperCase()}-${String(i + 1).padStart(2, '0')}`;

/** What is sent: combinations in order, those without a price that were never sold left out when switched off. */
export const fromMatrix = ({ specs, rows }: Matrix): Pick<SaveProductIn, 'specs' | 'skus'> => ({
  specs: specs.map((spec) => ({
    name: spec.name.trim(),
    values: spec.values.map((value) => ({ value: value.name.trim(), picture: value.image ?? null })),
  })),
  skus: combinations(specs).flatMap(({ id, names }, i) => {
    const row = rows.get(id);
    if (!row || (!row.enabled && row.id === undefined && row.price === null)) return [];
    return [
      {
        ...(row.id ? { id: row.id } : {}),
        code: row.code.trim() || generatedCode(i),
        barcode: row.barcode.trim(),
        values: [...names],
        price: row.price ?? 0,
        marketPrice: row.marketPrice,
        cost: row.cost,
        picture: row.picture,
        weightG: row.weightG ?? 0,
        volumeCm3: row.volumeCm3 ?? 0,
        enabled: row.enabled,
      },
    ];
  }),
});

/** What is wrong with the SKU rows, in words; null when nothing is. */
export const rowProblem = ({ specs, rows }: Matrix): string | null => {
  const seen = new Map<string, string>();
  let enabled = 0;
  for (const { id, names } of combinations(specs)) {
    const row = rows.get(id);
    if (!row) continue;
    const label = names.length > 0 ? `“${names.join(' / ')}”` : '商品';
    if (row.enabled) enabled += 1;
    if (row.enabled && row.price === null) return `请填写${label}的价格`;
    if (row.price === 0) return `${label}的价格须大于 0`;
    const code = row.code.trim();
    if (code === '') continue;
    if (!/^[\w.-]{1,40}$/.test(code)) return `${label}的 SKU 编码只能用字母、数字、_ . -，最多 40 位`;
    const other = seen.get(code.toUpperCase());
    if (other !== undefined) return `${label}与${other}的 SKU 编码相同`;
    seen.set(code.toUpperCase(), label);
  }
  return enabled === 0 ? '至少启用一个规格组合' : null;
};
