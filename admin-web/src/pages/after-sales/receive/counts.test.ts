import { describe, expect, test } from 'vitest';
import { allUndecided, countsOf, restSellable, scan, setCount, unitsToSend, type AwaitedLine, type Inspection } from './counts.ts';

const tea: AwaitedLine = { lineId: '1', quantity: 3, codes: ['TEA-1', '690001'] };
const cup: AwaitedLine = { lineId: '2', quantity: 1, codes: ['CUP-1', ''] };
const lines = [tea, cup];

describe('counting by hand', () => {
  test('what is left to decide goes down with each entry', () => {
    const one = setCount({}, tea, 'damaged', 2);
    expect(allUndecided(one, lines)).toBe(2);
    expect(allUndecided(restSellable(one, lines), lines)).toBe(0);
    expect(restSellable(one, lines)).toEqual({
      '1': { sellable: 1, damaged: 2, missing: 0 },
      '2': { sellable: 1, damaged: 0, missing: 0 },
    });
  });
  test('what is sent names only what was found', () => {
    expect(unitsToSend(restSellable(setCount({}, tea, 'missing', 1), lines), lines)).toEqual([
      { lineId: '1', decision: 'sellable', quantity: 2 },
      { lineId: '1', decision: 'missing', quantity: 1 },
      { lineId: '2', decision: 'sellable', quantity: 1 },
    ]);
  });
  test('a count never exceeds the line: it takes from the others, sellable first', () => {
    const whole = restSellable({}, lines);
    expect(countsOf(setCount(whole, tea, 'missing', 1), '1')).toEqual({ sellable: 2, damaged: 0, missing: 1 });
    expect(countsOf(setCount(whole, tea, 'damaged', 9), '1')).toEqual({ sellable: 0, damaged: 3, missing: 0 });
    expect(countsOf(setCount(whole, tea, 'sellable', -1), '1')).toEqual({ sellable: 0, damaged: 0, missing: 0 });
  });
});

describe('the scanner', () => {
  const beeps = (codes: string[]): Inspection =>
    codes.reduce<Inspection>((inspection, code) => {
      const result = scan(inspection, lines, code, 'sellable');
      return result.kind === 'counted' ? result.inspection : inspection;
    }, {});
  test('each beep is a piece, by SKU code or barcode', () => {
    expect(beeps(['tea-1', '690001\n', 'CUP-1'])).toEqual({
      '1': { sellable: 2, damaged: 0, missing: 0 },
      '2': { sellable: 1, damaged: 0, missing: 0 },
    });
  });
  test('a piece too many and a strange code are said, not counted', () => {
    expect(scan(beeps(['CUP-1']), lines, 'CUP-1', 'sellable')).toEqual({ kind: 'surplus', line: cup });
    expect(scan({}, lines, 'X', 'sellable')).toEqual({ kind: 'unknown' });
    expect(scan({}, lines, ' ', 'sellable')).toEqual({ kind: 'unknown' });
  });
});
