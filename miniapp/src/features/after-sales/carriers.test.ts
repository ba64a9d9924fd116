import { expect, test } from 'vitest';
import { carrierOf, tidyTracking, trackingFits } from './carriers';

test('the first letters name the carrier; bare digits name none', () => {
  expect(carrierOf('sf 1234567890123')).toBe('SF');
  expect(carrierOf('YT1234567890123')).toBe('YTO');
  expect(carrierOf('JT1234567890123')).toBe('JTSD');
  expect(carrierOf('773012345678901')).toBeUndefined();
});

test('numbers are compared as printed, without spaces', () => {
  expect(tidyTracking(' sf1234 5678 90123 ')).toBe('SF1234567890123');
  expect(trackingFits('SF', 'sf1234567890123')).toBe(true);
  expect(trackingFits('JTSD', 'SF1234567890123')).toBe(false);
});
