import type { DocumentLine, InvoiceCheck, StaffInvoice } from '@huitou/shared-types/invoices/schema.ts';
import { Form } from 'antd';
import { afterEach, expect, test, vi } from 'vitest';
import { fakeApi } from '../../testing/fake-api.ts';
import { button, click, mount, settle, type } from '../../testing/mount.tsx';
import { redLines } from './actions/red-lines.ts';
import { emptyTitle, TitleFieldset, toTitle } from './actions/title-fields.tsx';
import { Files } from './detail/files.tsx';
import { IssueModal } from './issue-modal.tsx';

let close: (() => Promise<void>) | undefined;
afterEach(async () => {
  await close?.();
  vi.unstubAllGlobals();
});
const show = async (element: Parameters<typeof mount>[0]): Promise<HTMLElement> => {
  const shown = await mount(element);
  close = shown.unmount;
  await settle(30);
  return shown.box;
};

const line = (change: Partial<DocumentLine> = {}): DocumentLine => ({
  orderNo: '2026010100001',
  orderLineId: '1',
  property: 'normal',
  name: '龙井茶',
  spec: '250 g',
  unit: '盒',
  quantity: 1,
  price: '88.495575221239',
  taxCode: '1030201010000000000',
  taxRate: 1300,
  taxMark: 'normal',
  gross: 10_000,
  net: 8_850,
  tax: 1_150,
  ...change,
});
const check = (change: Partial<InvoiceCheck> = {}): InvoiceCheck => ({
  ok: true,
  problems: [],
  amount: 10_000,
  net: 8_850,
  tax: 1_150,
  orders: [{ orderId: '1', orderNo: '2026010100001', paid: 12_000, refunded: 2_000, invoiced: 0, excluded: 0, amount: 10_000 }],
  excludedNote: '',
  lines: [line(), line({ name: '茶杯', taxCode: '' })],
  ...change,
});

test('what fails is said with its rule and its line, at the line too, and nothing can be issued', async () => {
  const problem = {
    rule: 'tax_code_missing' as const,
    severity: 'error' as const,
    message: '“茶杯”没有税收分类编码',
    orderNo: '2026010100001',
    line: 1,
  };
  const calls = fakeApi(() => check({ ok: false, problems: [problem] }));
  await show(<IssueModal id="5" onClose={() => undefined} />);
  expect(document.body.textContent).toContain('缺少税收分类编码（第 2 行，订单 2026010100001）：“茶杯”没有税收分类编码');
  expect(document.querySelectorAll('.row-bad')).toHaveLength(1);
  expect(button(document.body, '开票')?.disabled).toBe(true);
  expect(calls.every(({ method }) => method === 'GET')).toBe(true);
});

test('what passes is issued for the amount that was shown', async () => {
  const calls = fakeApi(({ method }) => (method === 'GET' ? check() : {}));
  await show(<IssueModal id="5" onClose={() => undefined} />);
  expect(document.body.textContent).toContain('检查通过，可以开票');
  await click(button(document.body, '开票 ¥100.00'));
  await settle(20);
  expect(calls.find(({ method }) => method === 'POST')?.url.pathname).toBe('/admin/invoices/5/issue');
});

test('a doubtful tax number is a warning, not a refusal', async () => {
  const box = await show(
    <Form initialValues={{ type: 'normal', title: { ...emptyTitle, kind: 'company', title: '某公司' } }}>
      <TitleFieldset />
    </Form>,
  );
  await type(box.querySelector('#title_taxNo'), '914403001922038217');
  await settle(20);
  expect(box.textContent).toContain('校验位不符');
  await type(box.querySelector('#title_taxNo'), '914403001922038216');
  await settle(20);
  expect(box.textContent).not.toContain('校验位不符');
});

test('a tax number goes out tidy, an empty one as none', () => {
  expect(toTitle({ ...emptyTitle, taxNo: ' 91440300 192203821x ' }).taxNo).toBe('91440300192203821X');
  expect(toTitle(emptyTitle).taxNo).toBeNull();
});

test('what can turn red of a line is what its discount and earlier red letters leave', () => {
  const lines: StaffInvoice['lines'] = [
    { ...line({ property: 'discounted', gross: 10_000 }), id: '1', red: 1_000 },
    { ...line({ property: 'discount', gross: -2_000 }), id: '2', red: 0 },
    { ...line({ gross: 500 }), id: '3', red: 500 },
  ];
  expect(redLines(lines)).toEqual([{ id: '1', name: '龙井茶', spec: '250 g', quantity: 1, piece: 8_000, left: 7_000 }]);
});

test('a file that is no longer what came stands out', async () => {
  const box = await show(
    <Files
      files={[{ id: '1', format: 'pdf', state: 'altered', url: null, filename: 'a.pdf', bytes: 2048 }]}
      hashes={[{ fileId: '1', sha256: 'ab'.repeat(32), keptAt: null, keepUntil: null, verifiedAt: '2026-01-01T10:00:00+08:00' }]}
    />,
  );
  expect(box.textContent).toContain('已被改动');
  expect(box.querySelector('.bad')?.textContent).toContain('校验');
});
