import { expect, test } from 'vitest';
import { caseKinds, caseStatuses, openCaseStatuses } from '@huitou/shared-types/after-sales/states.ts';
import { headOf, stepsOf } from './steps';

const at = (kind: (typeof caseKinds)[number], status: (typeof caseStatuses)[number]) =>
  stepsOf({ kind, status })
    .map(({ state }) => state.charAt(0))
    .join('');

test('the way shows what is behind, what is now and what is to come', () => {
  expect(at('refund_only', 'requested')).toBe('dnl');
  expect(at('return_refund', 'sent')).toBe('ddnll');
  expect(at('return_refund', 'done')).toBe('ddddd');
  expect(at('exchange', 'reshipped')).toBe('ddddn');
  expect(at('return_refund', 'refused')).toBe('');
});

test('an exchange that ends in money leads to the money', () => {
  expect(stepsOf({ kind: 'exchange', status: 'refunding' }).at(-1)).toEqual({ label: '退款到账', state: 'now' });
});

test('every open state of every kind that can reach it has a place on the way, and every state a headline', () => {
  const unreachable = { refund_only: ['agreed', 'sent', 'received', 'inspected', 'reshipped'], return_refund: ['reshipped'], exchange: [] };
  for (const kind of caseKinds) {
    for (const status of openCaseStatuses) {
      if ((unreachable[kind] as string[]).includes(status)) continue;
      expect(at(kind, status), `${kind} ${status}`).toContain('n');
    }
    for (const status of caseStatuses) expect(headOf({ kind, status, refusal: null, money: null }).title).not.toBe('');
  }
});
