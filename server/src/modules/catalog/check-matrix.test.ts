import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkMatrix, type MatrixSku, type MatrixSpec } from './check-matrix.ts';

const value = fc.stringMatching(/^[a-d]$/);
const specsOf = fc
  .uniqueArray(fc.stringMatching(/^[x-z]$/), { minLength: 1, maxLength: 3 })
  .chain((names) =>
    fc.tuple(
      ...names.map((name) =>
        fc
          .uniqueArray(value, { minLength: 1, maxLength: 3 })
          .map((values): MatrixSpec => ({ name, values: values.map((one) => ({ value: one })) })),
      ),
    ),
  );
const gridOf = (specs: readonly MatrixSpec[]): string[][] =>
  specs.reduce<string[][]>((rows, spec) => rows.flatMap((row) => spec.values.map((one) => [...row, one.value])), [[]]);
const asSkus = (cells: readonly (readonly string[])[]): MatrixSku[] => cells.map((values, i) => ({ code: `S${i}`, values }));
const uses = (specs: readonly MatrixSpec[], cells: readonly (readonly string[])[]): boolean =>
  specs.every((spec, i) => spec.values.every(({ value: one }) => cells.some((cell) => cell[i] === one)));

describe('the matrix of specs and SKUs', () => {
  test('every full grid is consistent', () => {
    fc.assert(
      fc.property(specsOf, (specs) => {
        expect(checkMatrix(specs, asSkus(gridOf(specs)))).toEqual([]);
      }),
    );
  });

  test('a part of the grid is consistent exactly when it uses every value', () => {
    fc.assert(
      fc.property(specsOf, fc.infiniteStream(fc.boolean()), (specs, keep) => {
        const cells = gridOf(specs).filter(() => keep.next().value);
        expect(checkMatrix(specs, asSkus(cells)).length === 0).toBe(cells.length > 0 && uses(specs, cells));
      }),
    );
  });

  test('any rows at all are consistent exactly when they are distinct cells of the grid that use every value', () => {
    const rows = fc.array(fc.array(value, { maxLength: 3 }), { maxLength: 6 });
    fc.assert(
      fc.property(specsOf, rows, (specs, cells) => {
        const grid = new Set(gridOf(specs).map((cell) => cell.join('|')));
        const keys = cells.map((cell) => cell.join('|'));
        const fits =
          cells.length > 0 &&
          cells.every((cell) => cell.length === specs.length && grid.has(cell.join('|'))) &&
          new Set(keys).size === keys.length &&
          uses(specs, cells);
        expect(checkMatrix(specs, asSkus(cells)).length === 0).toBe(fits);
      }),
      { numRuns: 500 },
    );
  });

  test('without specs there is exactly one SKU', () => {
    fc.assert(
      fc.property(fc.nat(4), (n) => {
        expect(checkMatrix([], asSkus(Array.from({ length: n }, () => []))).length === 0).toBe(n === 1);
      }),
    );
  });

  test('names and values come once', () => {
    const twice = [
      { name: 'x', values: [{ value: 'a' }] },
      { name: 'x', values: [{ value: 'b' }] },
    ];
    expect(checkMatrix(twice, asSkus([['a', 'b']]))).toEqual(['规格名“x”重复']);
    expect(checkMatrix([{ name: 'x', values: [{ value: 'a' }, { value: 'a' }] }], asSkus([['a']]))).toEqual(['规格“x”的值“a”重复']);
  });
});
