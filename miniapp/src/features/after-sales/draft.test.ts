import { describe, expect, test } from 'vitest';
import type { CaseOptionLine, CaseOptions, CaseView } from '@huitou/shared-types/after-sales/schema.ts';
import { defaultReasons } from '@huitou/shared-types/after-sales/reasons.ts';
import { againDraft, draftProblem, newDraft, previewInput, reasonTree, requestInput, stagesOf, withLine, withStage } from './draft';

const line = (lineId: string, counts: Partial<CaseOptionLine>): CaseOptionLine => ({
  lineId,
  name: lineId,
  spec: '',
  picture: '',
  quantity: 3,
  unitPrice: 1000,
  payable: 3000,
  refunded: 0,
  unshipped: 0,
  shipped: 0,
  unshippedMax: 0,
  shippedMax: 0,
  openCaseId: null,
  ...counts,
});
const options = (lines: CaseOptionLine[]): CaseOptions => ({
  orderId: '1',
  orderNo: 'O1',
  open: true,
  why: '',
  until: null,
  lines,
  reasons: defaultReasons,
});
const mixed = options([line('a', { shipped: 2, unshipped: 1 }), line('b', { shipped: 1 }), line('c', { shipped: 1, openCaseId: '9' })]);

describe('a new form', () => {
  test('takes the line that the customer came from, whole', () => {
    expect(newDraft(mixed, { lineId: 'a' })).toMatchObject({ stage: 'shipped', kind: 'return_refund', lines: { a: { quantity: 2 } } });
  });
  test('chooses nothing where there are several, and the only one where there is one', () => {
    expect(newDraft(mixed).lines).toEqual({});
    expect(newDraft(options([line('a', { unshipped: 3 })]))).toMatchObject({
      stage: 'unshipped',
      kind: 'refund_only',
      lines: { a: { quantity: 3 } },
    });
  });
  test('goes by the pieces that have not left when the line has no others', () => {
    const order = options([line('a', { unshipped: 1 }), line('b', { shipped: 1 })]);
    expect(newDraft(order, { lineId: 'a' })).toMatchObject({ stage: 'unshipped', lines: { a: { quantity: 1 } } });
  });
});

test('a line in another case is not to be had', () => {
  expect(stagesOf(options([line('c', { shipped: 1, openCaseId: '9' })]))).toEqual([]);
});

test('the other stage asks for other pieces and drops a reason that no longer fits', () => {
  const draft = { ...newDraft(mixed, { lineId: 'a' }), reason: 'no-reason', description: '有点大' };
  const other = withStage(mixed, draft, 'unshipped');
  expect(other).toMatchObject({ kind: 'refund_only', lines: { a: { quantity: 1 } }, description: '有点大' });
  expect(draftProblem(mixed, other, [])).toBe('请选择售后原因');
});

test('reasons hang on their branch, and only those that fit', () => {
  const tree = reasonTree(defaultReasons, { kind: 'exchange', stage: 'shipped' });
  expect(tree.flatMap(({ items }) => items.map(({ code }) => code))).not.toContain('no-reason');
  expect(new Set(tree.map(({ group }) => group)).size).toBe(tree.length);
});

test('amounts travel only where they may be lowered', () => {
  const draft = withLine(newDraft(mixed, { lineId: 'a' }), 'a', { quantity: 1, amount: 500 });
  expect(previewInput(mixed, draft)?.lines).toEqual([{ lineId: 'a', quantity: 1, amount: 500 }]);
  expect(previewInput(mixed, { ...draft, kind: 'exchange', toBalance: true })).toMatchObject({
    lines: [{ lineId: 'a', quantity: 1 }],
    toBalance: false,
  });
});

test('what is missing is said one by one, then it can be sent', () => {
  const empty = newDraft(mixed);
  expect(draftProblem(mixed, empty, [])).toBe('请选择要售后的商品');
  const chosen = { ...withLine(empty, 'b', { quantity: 1 }), reason: 'quality', description: ' 开线 ' };
  expect(draftProblem(mixed, chosen, [])).toContain('图片');
  expect(draftProblem(mixed, chosen, ['/files/a.webp'])).toBeUndefined();
  expect(requestInput(mixed, chosen, ['/files/a.webp'])).toMatchObject({ reason: 'quality', description: '开线', kind: 'return_refund' });
});

test('asking again takes over what can still be asked', () => {
  const ended = {
    stage: 'shipped',
    kind: 'exchange',
    reason: { code: 'size', label: '' },
    description: '换大一号',
    toBalance: false,
    lines: [
      { lineId: 'a', quantity: 3 },
      { lineId: 'gone', quantity: 1 },
    ],
  } as unknown as CaseView;
  expect(againDraft(mixed, ended)).toMatchObject({ kind: 'exchange', reason: 'size', lines: { a: { quantity: 2 } } });
  const nothing = { ...ended, lines: [{ lineId: 'c', quantity: 1 }] } as unknown as CaseView;
  expect(againDraft(mixed, nothing).lines).toEqual({});
});
