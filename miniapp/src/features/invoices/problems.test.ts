import { expect, test } from 'vitest';
import type { CheckProblem } from '@huitou/shared-types/invoices/schema.ts';
import { problemsToTell } from './problems';

const problem = (rule: CheckProblem['rule'], more: Partial<CheckProblem> = {}): CheckProblem => ({
  rule,
  severity: 'error',
  message: rule,
  orderNo: null,
  line: null,
  ...more,
});

test('the shop’s own gaps are one sentence, however many there are', () => {
  const problems = [problem('seller_incomplete'), problem('tax_code_missing', { orderNo: 'O1', line: 0 }), problem('tax_rate_missing')];
  expect(problemsToTell({ problems }, true)).toEqual([{ text: '商家暂时还不能开具，请联系客服', orderNo: null }]);
});

test('what concerns an order names it; warnings are no obstacle', () => {
  const problems = [
    problem('order_open_case', { orderNo: 'O1', message: '有进行中的售后' }),
    problem('order_open_case', { orderNo: 'O2', message: '有进行中的售后' }),
    problem('tax_no_doubtful', { severity: 'warning' }),
  ];
  expect(problemsToTell({ problems }, true).map(({ orderNo }) => orderNo)).toEqual(['O1', 'O2']);
});

test('a missing title is asked for elsewhere', () => {
  expect(problemsToTell({ problems: [problem('title_incomplete')] }, false)).toEqual([]);
  expect(problemsToTell({ problems: [problem('title_incomplete')] }, true)).toHaveLength(1);
});
