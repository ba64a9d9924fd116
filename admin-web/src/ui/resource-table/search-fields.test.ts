import { expect, test } from 'vitest';
import { queryFromValues, urlWithValues, valuesFromUrl, type SearchField } from './search-fields.ts';

const fields: SearchField[] = [
  { name: 'no', label: '订单号' },
  { name: 'days', label: '时间', type: 'days' },
  { name: 'min', label: '金额', type: 'money' },
  { name: 'hurried', label: '催发货', type: 'flag' },
  { name: 'status', label: '状态', type: 'select', multiple: true },
];
const values = { no: '2026', days: ['2026-01-01', '2026-01-31'], min: 990, hurried: 'true', status: ['paid', 'shipped'] };

test('the address holds the filters and gives them back', () => {
  const url = urlWithValues(new URLSearchParams('tab=all'), values, fields);
  expect(url.get('tab')).toBe('all');
  expect(valuesFromUrl(url, fields)).toEqual(values);
});

test('emptied filters leave the address', () => {
  const url = urlWithValues(new URLSearchParams('no=1&from=a&to=b&tab=x'), { no: ' ', days: null }, fields);
  expect(url.toString()).toBe('tab=x');
});

test('ranges open into two fields, flags become booleans, empty ones are not sent', () => {
  expect(queryFromValues(values, fields)).toEqual({
    no: '2026',
    from: '2026-01-01',
    to: '2026-01-31',
    min: 990,
    hurried: true,
    status: ['paid', 'shipped'],
  });
  expect(queryFromValues({ no: '', hurried: 'false', status: [] }, fields)).toEqual({ hurried: false });
});

test('a range of moments reaches to the end of its last day, in shop time', () => {
  const at: SearchField = { name: 'days', label: '时间', type: 'days', asTime: true };
  expect(queryFromValues({ days: ['2026-01-31', '2026-01-31'] }, [at])).toEqual({
    from: '2026-01-31T00:00:00+08:00',
    to: '2026-02-01T00:00:00+08:00',
  });
});
