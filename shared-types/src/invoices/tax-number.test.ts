import { expect, test } from 'vitest';
import { creditCodeCheck, taxNoWarning, tidyTaxNo } from './tax-number.ts';

test('codes in use pass the check digit', () => {
  for (const no of ['9144030071526726XG', '91330100799655058B', '914403001922038216', '91110000802100433B', '91512081MA62K0260E'])
    expect(taxNoWarning(no)).toBeNull();
  expect(creditCodeCheck('9144030071526726X')).toBe('G');
});

test('what looks wrong is said, and nothing is refused', () => {
  expect(taxNoWarning('914403001922038217')).toContain('校验位');
  expect(taxNoWarning('91440300192203821O')).toContain('校验位');
  expect(taxNoWarning('9144O3001922038216')).toContain('不含');
  // A number in use that fails all the same: that is why this is a warning.
  expect(taxNoWarning('91350211M0000XUF46')).not.toBeNull();
  expect(taxNoWarning('9144030019220382')).toContain('18 位');
  for (const old of ['440300192203821', '44030019220382100001']) expect(taxNoWarning(old)).toBeNull();
  expect(tidyTaxNo(' 9144 0300 7152 6726xg ')).toBe('9144030071526726XG');
});
