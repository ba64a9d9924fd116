import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blankSku, emptyMatrix, fromMatrix, heirOf, rowProblem, toMatrix, type SkuDraft } from './draft.ts';
import { carryRows, combinations, moveItem, specProblem, type SpecDraft } from './sku-matrix.ts';

const spec = (key: string, name: string, ...values: string[]): SpecDraft => ({
  key,
  name,
  values: values.map((value) => ({ key: `${key}-${value}`, name: value })),
});
const colour = spec('c', '颜色', '红', '白');
const size = spec('s', '尺码', 'S', 'M', 'L');
const sku = (part: Partial<SkuDraft>): SkuDraft => ({ ...blankSku(), ...part });
const rowsOf = (specs: SpecDraft[], make: (names: readonly string[]) => SkuDraft): Map<string, SkuDraft> =>
  new Map(combinations(specs).map(({ id, names }) => [id, make(names)]));

describe('combinations', () => {
  test('one empty combination without specs', () => {
    expect(combinations([]).map(({ id, names }) => ({ id, names }))).toEqual([{ id: '', names: [] }]);
  });
  test('every value with every value, in the order of the specs', () => {
    expect(combinations([colour, size]).map(({ names }) => names.join(''))).toEqual(['红S', '红M', '红L', '白S', '白M', '白L']);
  });
  test('as many as the product of the sizes, all different', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 3 }), (sizes) => {
        const specs = sizes.map((n, i) => spec(`k${i}`, `规格${i}`, ...Array.from({ length: n }, (_, v) => `v${v}`)));
        const ids = combinations(specs).map(({ id }) => id);
        expect(ids).toHaveLength(sizes.reduce((a, b) => a * b, 1));
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });
});

describe('what was typed stays with its combination', () => {
  const rows = rowsOf([colour, size], (names) => sku({ id: names.join(''), code: names.join('-'), price: 100 }));
  test('when a value is renamed', () => {
    const renamed = { ...colour, values: [{ key: 'c-红', name: '大红' }, ...colour.values.slice(1)] };
    const next = carryRows(combinations([renamed, size]), rows, blankSku, heirOf);
    expect(next.get('c-红|s-S')?.code).toBe('红-S');
  });
  test('when values are moved', () => {
    const moved = { ...size, values: moveItem(size.values, 0, 2) };
    const next = carryRows(combinations([colour, moved]), rows, blankSku, heirOf);
    expect([...next.values()].map((row) => row.code)).toEqual(['红-M', '红-L', '红-S', '白-M', '白-L', '白-S']);
  });
  test('when a value loses its name for a moment', () => {
    const retyping = { ...colour, values: [{ key: 'c-红', name: '' }, ...colour.values.slice(1)] };
    expect(carryRows(combinations([retyping, size]), rows, blankSku, heirOf).get('c-红|s-S')?.code).toBe('红-S');
  });
  test('a new value begins blank, the others keep theirs', () => {
    const more = { ...colour, values: [...colour.values, { key: 'c-黑', name: '黑' }] };
    const next = carryRows(combinations([more, size]), rows, blankSku, heirOf);
    expect(next.get('c-黑|s-S')).toEqual(blankSku());
    expect(next.get('c-白|s-L')?.code).toBe('白-L');
  });
  test('a new spec: prices go along, but only one heir stays the same SKU', () => {
    const single = rowsOf([colour], (names) => sku({ id: names.join(''), code: names.join(''), price: 990 }));
    const next = carryRows(combinations([colour, size]), single, blankSku, heirOf);
    expect([...next.values()].every((row) => row.price === 990)).toBe(true);
    expect([...next.values()].map((row) => row.id)).toEqual(['红', undefined, undefined, '白', undefined, undefined]);
  });
  test('a spec taken away: no SKU id stands in two rows', () => {
    const next = carryRows(combinations([colour]), rows, blankSku, heirOf);
    expect([...next.values()].map((row) => row.id)).toEqual(['红S', '白S']);
  });
});

describe('what keeps specs from being saved', () => {
  const limits = { specs: 3, values: 50, skus: 200 };
  test.each([
    [[], null],
    [[colour, size], null],
    [[spec('a', '', '红')], '请填写规格名'],
    [[colour, spec('d', '颜色', '黑')], '规格名不能重复'],
    [[spec('a', '颜色')], '请填写“颜色”的规格值'],
    [[spec('a', '颜色', '红', '红')], '“颜色”的规格值有重复'],
    [
      [
        spec('a', '甲', ...Array.from({ length: 21 }, (_, i) => `a${i}`)),
        spec('b', '乙', ...Array.from({ length: 10 }, (_, i) => `b${i}`)),
      ],
      '规格组合 210 个，超过上限 200 个',
    ],
  ])('%#', (specs, problem) => {
    expect(specProblem(specs, limits)).toBe(problem);
  });
});

describe('rows', () => {
  test('a price is needed where the row is sold', () => {
    expect(rowProblem(emptyMatrix())).toBe('请填写商品的价格');
    expect(rowProblem({ specs: [], rows: new Map([['', sku({ price: 100 })]]) })).toBeNull();
  });
  test('two rows may not carry one code, whatever its case', () => {
    const rows = rowsOf([colour], (names) => sku({ price: 1, code: names[0] === '红' ? 'A-1' : 'a-1' }));
    expect(rowProblem({ specs: [colour], rows })).toBe('“白”与“红”的 SKU 编码相同');
  });
  test('at least one row is sold', () => {
    expect(rowProblem({ specs: [], rows: new Map([['', sku({ price: 100, enabled: false })]]) })).toBe('至少启用一个规格组合');
  });
});

test('a product read and sent back is the same', () => {
  const specs = [
    {
      name: '颜色',
      values: [
        { value: '红', picture: null },
        { value: '白', picture: '/files/a.webp' },
      ],
    },
  ];
  const skus = ['红', '白'].map((value, i) => ({
    id: String(i + 1),
    code: `C${i}`,
    barcode: '69',
    values: [value],
    price: 100 + i,
    marketPrice: null,
    cost: 50,
    picture: null,
    weightG: 10,
    volumeCm3: 0,
    enabled: true,
    stock: 9,
  }));
  expect(fromMatrix(toMatrix({ specs, skus }))).toEqual({ specs, skus: skus.map(({ stock: _, ...rest }) => rest) });
});
