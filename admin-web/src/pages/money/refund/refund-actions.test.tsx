import type { RefundDetail } from '@huitou/shared-types/payments/schema.ts';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useAuth } from '../../../lib/auth.ts';
import { button, click, mount, settle, type } from '../../../testing/mount.tsx';
import { RefundActions } from './refund-actions.tsx';
import { ToBankCard } from './to-bank-card.tsx';

const refund = (moves: string[]): RefundDetail => ({
  id: '5',
  no: 'R2026',
  paymentNo: 'P2026',
  payableNo: 'O2026',
  status: 'abnormal',
  amount: 9000,
  balancePart: 1000,
  channelPart: 8000,
  way: '',
  reason: '',
  failure: '用户账户无法收款',
  attempts: 1,
  createdAt: '2026-03-01T10:00:00+08:00',
  finishedAt: null,
  moves,
  customerId: '3',
  customerName: '林小雨',
  wechatNo: '503',
  payment: { id: '1', no: 'P2026', amount: 9000, balancePart: 1000, transactionId: '42', paidAt: null },
  timeline: [],
  receivedAccount: '',
  expected: '',
  returnedAt: null,
  offline: null,
  limits: { partials: 1, until: null },
});

const sent: { path: string; body: Record<string, unknown> }[] = [];
let close: (() => Promise<void>) | undefined;
beforeEach(() => {
  sent.length = 0;
  useAuth.setState({ token: 'secret', permissions: ['*'] });
  vi.stubGlobal('fetch', async (address: string, init: { body?: string }) => {
    sent.push({ path: address, body: JSON.parse(init.body ?? '{}') as Record<string, unknown> });
    return new Response(JSON.stringify(refund([])), { status: 200 });
  });
});
afterEach(async () => {
  await close?.();
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});
const labels = async (moves: string[], permissions = ['*']): Promise<string[]> => {
  useAuth.setState({ permissions });
  const { box, unmount } = await mount(<RefundActions refund={refund(moves)} />);
  const found = [...box.querySelectorAll('button')].map((one) => one.textContent ?? '');
  await unmount();
  return found;
};

test('offers the ways home that the server leaves open, to those who may', async () => {
  expect(await labels(['retry', 'toBankCard'])).toEqual(['退至银行卡', '重试']);
  expect(await labels(['toBalance', 'payOffline'])).toEqual(['退到余额', '登记线下退款']);
  expect(await labels(['retry', 'toBankCard'], ['payment.view', 'refund.create'])).toEqual(['重试']);
  expect(await labels(['toBalance', 'payOffline'], ['payment.view'])).toEqual([]);
});

test('a card is asked for only when the customer’s own is meant, and all of it', async () => {
  close = (await mount(<ToBankCard refund={refund(['toBankCard'])} onClose={() => undefined} />)).unmount;
  await settle(20);
  expect(document.body.textContent).toContain('异常退款 ¥80.00 退至银行卡');
  await click(button(document.body, '提交微信'));
  await settle(50);
  expect(sent).toEqual([]);
  expect(document.body.textContent).toContain('请填写持卡人姓名');
  await type(document.body.querySelector('#dialog_account'), '6222 0212 3456 7890');
  expect(document.body.querySelector<HTMLInputElement>('#dialog_account')?.value).toBe('6222021234567890');
  await click(document.body.querySelector('input[type=radio][value=merchant_card]'));
  await settle(20);
  await click(button(document.body, '提交微信'));
  await settle(50);
  expect(sent[0]).toEqual({ path: '/api/admin/refunds/5/bank-card', body: { target: 'merchant_card' } });
});
