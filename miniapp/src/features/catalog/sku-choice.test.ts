import { describe, expect, it } from 'vitest';
import { chosenSku, firstChoice, isPossible, quantityBounds } from './sku-choice.ts';

const sku = (id: string, values: string[], available: number) => ({
  id,
  code: id,
  values,
  price: 100,
  marketPrice: null,
  picture: null,
  available,
  weightG: 1,
});
const specs = [
  {
    name: '颜色',
    values: [
      { value: '红', picture: null },
      { value: '蓝', picture: null },
    ],
  },
  {
    name: '尺码',
    values: [
      { value: 'S', picture: null },
      { value: 'M', picture: null },
    ],
  },
];
const skus = [sku('1', ['红', 'S'], 3), sku('2', ['红', 'M'], 0), sku('3', ['蓝', 'M'], 8)];
const limits = { minQuantity: 1, perOrder: null, perCustomer: null };

describe('choosing a SKU', () => {
  it('greys a value that leads to nothing in stock with what is chosen', () => {
    expect(isPossible(skus, ['红', null], 1, 'S')).toBe(true);
    expect(isPossible(skus, ['红', null], 1, 'M')).toBe(false);
    expect(isPossible(skus, [null, null], 1, 'M')).toBe(true);
    expect(isPossible(skus, ['蓝', null], 1, 'S')).toBe(false);
  });
  it('lets the chosen value of a spec be changed, whatever the other one is', () => {
    expect(isPossible(skus, ['红', 'S'], 0, '蓝')).toBe(false);
    expect(isPossible(skus, ['红', 'M'], 0, '蓝')).toBe(true);
  });
  it('finds the SKU only when every spec is chosen', () => {
    expect(chosenSku(skus, ['红', null])).toBeUndefined();
    expect(chosenSku(skus, ['蓝', 'M'])?.id).toBe('3');
    expect(chosenSku(skus, ['蓝', 'S'])).toBeUndefined();
  });
  it('chooses beforehand what leaves no choice', () => {
    expect(firstChoice({ specs, skus })).toEqual([null, null]);
    expect(firstChoice({ specs, skus: skus.slice(2) })).toEqual(['蓝', 'M']);
    expect(firstChoice({ specs: [], skus: [sku('9', [], 1)] })).toEqual([]);
    expect(chosenSku([sku('9', [], 1)], [])?.id).toBe('9');
  });
  it('bounds the quantity by the tightest limit and names it', () => {
    expect(quantityBounds({ skus, limits, unit: '件' }, skus[0])).toMatchObject({ min: 1, max: 3, maxReason: '库存仅剩 3 件' });
    expect(quantityBounds({ skus, limits: { ...limits, perOrder: 2 }, unit: '件' }, skus[0])).toMatchObject({
      max: 2,
      maxReason: '每单限购 2 件',
    });
    expect(quantityBounds({ skus, limits: { ...limits, perCustomer: 1, minQuantity: 1 }, unit: '箱' }, undefined)).toMatchObject({
      max: 1,
      maxReason: '每人限购 1 箱',
    });
  });
});
