import { expect, test } from 'vitest';
import { emptyTitle, fromWechat, titleErrors, titleInput } from './title-draft';

const company = { ...emptyTitle, title: '杭州回头科技有限公司', taxNo: '91330110ma2ck0000x ' };

test('a company needs its tax number, a person only a name', () => {
  expect(titleErrors({ ...company, taxNo: '' })).toHaveProperty('taxNo');
  expect(titleErrors(company)).toEqual({});
  expect(titleErrors({ ...emptyTitle, kind: 'person', title: '林小雨' })).toEqual({});
  expect(titleErrors({ ...emptyTitle, kind: 'person', title: ' ' })).toHaveProperty('title');
});

test('what is sent is tidy, and a person takes no company data along', () => {
  expect(titleInput(company)).toMatchObject({ kind: 'company', taxNo: '91330110MA2CK0000X' });
  expect(titleInput({ ...company, kind: 'person', title: '林小雨' })).toEqual({
    kind: 'person',
    title: '林小雨',
    taxNo: null,
    isDefault: false,
  });
});

test('a title of WeChat fills the form and leaves the default alone', () => {
  const chosen = {
    kind: 'company' as const,
    title: '某公司',
    taxNo: ' 9133 ',
    address: '路',
    phone: '1',
    bankName: '工行',
    bankAccount: '62',
  };
  expect(fromWechat({ ...emptyTitle, isDefault: true }, chosen)).toEqual({
    kind: 'company',
    title: '某公司',
    taxNo: '9133',
    address: '路',
    phone: '1',
    bank: '工行',
    account: '62',
    isDefault: true,
  });
});
