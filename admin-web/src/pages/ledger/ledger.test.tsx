import type { TransactionDetail } from '@huitou/shared-types/ledger/schema.ts';
import { afterEach, expect, test, vi } from 'vitest';
import { fakeApi, refuse } from '../../testing/fake-api.ts';
import { button, click, mount, settle, type } from '../../testing/mount.tsx';
import { GiftModal } from './gift-modal.tsx';
import { Overview } from './overview.tsx';
import { TransactionView } from './transaction-view.tsx';

let close: (() => Promise<void>) | undefined;
afterEach(async () => {
  await close?.();
  vi.unstubAllGlobals();
});

const show = async (element: Parameters<typeof mount>[0]): Promise<HTMLElement> => {
  const shown = await mount(element);
  close = shown.unmount;
  await settle(20);
  return shown.box;
};

const kind = (name: string, group: string, balance: number) => ({ kind: name, name, group, owner: 'shop', accounts: 1, balance, held: 0 });

test('the overview groups kinds, leads to their accounts, and says when the books do not balance', async () => {
  fakeApi(() => ({
    items: [kind('clearing', 'asset', 123456), kind('customer-balance', 'liability', 500), kind('revenue', 'income', 0)],
    difference: 1,
  }));
  const box = await show(<Overview />);
  expect(box.textContent).toContain('借贷不平，差额 ¥0.01');
  expect(box.textContent).toContain('1,234.56');
  const addresses = [...box.querySelectorAll('.panel a')].map((link) => link.getAttribute('href'));
  expect(addresses).toEqual([
    '/ledger?tab=accounts&kind=clearing',
    '/ledger?tab=accounts&kind=customer-balance',
    '/ledger/accounts/revenue',
  ]);
});

const transaction: TransactionDetail = {
  id: '7',
  reference: 'gift:abc',
  kind: 'gift',
  title: '售后补偿',
  state: 'posted',
  amount: 1000,
  source: { kind: 'order', no: '2026010100001' },
  at: '2026-01-01T10:00:00+08:00',
  staffName: '陈店主',
  note: '',
  postings: [
    { account: 'gift-cost', accountName: '赠送支出', customerId: null, debit: 1000, credit: 0 },
    { account: 'customer:3:balance', accountName: '顾客余额', customerId: '3', debit: 0, credit: 1000 },
  ],
  reverses: null,
  reversedBy: null,
  reversible: true,
};

test('a transaction shows its postings with sums, leads to its source, and can be taken back by those who may', async () => {
  fakeApi(() => ({}));
  const box = await show(<TransactionView transaction={transaction} go={() => undefined} />);
  expect([...box.querySelectorAll('tfoot td')].map((cell) => cell.textContent)).toEqual(['合计', '10.00', '10.00']);
  expect(box.querySelector('a[href="/orders?no=2026010100001"]')).not.toBeNull();
  expect(button(box, '收回')).toBeDefined();
});

test('without the permission there is nothing to take back with, and no link to what one may not see', async () => {
  fakeApi(() => ({}), ['ledger.view']);
  const box = await show(<TransactionView transaction={transaction} go={() => undefined} />);
  expect(button(box, '收回')).toBeUndefined();
  expect(box.textContent).toContain('2026010100001');
  expect(box.querySelector('a[href^="/orders"]')).toBeNull();
});

test('a gift sent again after a lost reply is the same gift; another amount is another one', async () => {
  let lost = true;
  const calls = fakeApi(() => (lost ? refuse(503, 'unavailable', '服务暂不可用') : { transactionId: '1', balance: 1000 }));
  await show(<GiftModal customerId="3" name="林小雨" onClose={() => undefined} />);
  const fill = async (amount: string): Promise<void> => {
    await type(document.querySelector('#dialog_amount'), amount);
    await click(button(document.body, '赠送'));
    await settle(50);
  };
  await click([...document.querySelectorAll('.ant-tag')].find((tag) => tag.textContent === '售后补偿'));
  await fill('10');
  await fill('10');
  lost = false;
  await fill('12');
  const gifts = calls.filter(({ method }) => method === 'POST');
  expect(gifts.map(({ body }) => body)).toEqual([
    { customerId: '3', amount: 1000, reason: '售后补偿' },
    { customerId: '3', amount: 1000, reason: '售后补偿' },
    { customerId: '3', amount: 1200, reason: '售后补偿' },
  ]);
  expect(gifts[1]?.key).toBe(gifts[0]?.key);
  expect(gifts[2]?.key).not.toBe(gifts[0]?.key);
});
