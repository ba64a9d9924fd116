import { Form } from 'antd';
import { afterEach, expect, test, vi } from 'vitest';
import { fakeApi } from '../../../testing/fake-api.ts';
import { mount, settle, type } from '../../../testing/mount.tsx';
import { BasicSection } from './sections.tsx';

afterEach(() => {
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

test('the supplier is typed freely, with those that are known to choose from', async () => {
  fakeApi(({ url }) => ({
    items:
      url.pathname === '/admin/suppliers'
        ? [
            { name: '南通棉栖家纺有限公司', products: 3 },
            { name: '义乌暖屋工艺品有限公司', products: 1 },
          ]
        : [],
  }));
  let value: unknown;
  const { box, unmount } = await mount(
    <Form
      initialValues={{ supplier: '' }}
      onValuesChange={(changed: { supplier?: string }) => {
        value = changed.supplier;
      }}
    >
      <BasicSection />
    </Form>,
  );
  await settle(20);
  const field = box.querySelector('input#supplier');
  await type(field, '家纺');
  await settle(20);
  expect([...document.body.querySelectorAll('.ant-select-item-option-content')].map((one) => one.textContent)).toEqual([
    '南通棉栖家纺有限公司',
  ]);
  await type(field, '新厂');
  expect(value).toBe('新厂');
  await unmount();
});
