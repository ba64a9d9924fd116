import { afterSalesAdminRoutes, afterSalesRoutes } from '@huitou/shared-types/after-sales/routes.ts';
import { titleRoutes } from '@huitou/shared-types/invoices/routes.ts';
import { staffRoutes } from '@huitou/shared-types/staff/routes.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shippedOrder } from '../factories/after-sales.ts';
import { STAFF_PASSWORD } from '../factories/staff.ts';
import { newHolder, startWeappShop, type WeappShop } from './shop-for-weapp.ts';
import { startMiniProgram } from './weapp-program.ts';

let weapp: WeappShop;
beforeAll(async () => {
  weapp = await startWeappShop();
});
afterAll(() => weapp?.stop());

describe('after-sales in the mini-program', () => {
  it('asks for a return, scans the label of the parcel, and waits for the shop', async () => {
    const { shopper, order } = await shippedOrder(weapp.shop, weapp.staff, [2], { received: true });
    const holder = newHolder(weapp, { loginCode: () => weapp.shop.sandbox.people.code(shopper.openid), scan: () => 'yt 1234567890123' });
    const app = startMiniProgram(weapp.shop.url, holder, { page: `packages/order/detail/index?id=${order.id}` });
    const [line] = order.lines;
    await app.tap(`apply-${line?.id}`);
    await app.tap('kind-0');
    await app.tap('apply-reason');
    await app.tap('reason-0-0');
    await app.until('the amount', () => app.textOf('apply-amount') !== '');
    await app.tap('apply-next');
    await app.until('what it comes to', () => app.textOf('confirm-case').includes('¥'));
    await app.tap('apply-submit');
    await app.until('the case', () => app.textOf('case-status') === '等待商家处理');

    const [{ id } = { id: '' }] = (await weapp.shop.api(shopper.token)(afterSalesRoutes.list, {})).items;
    const staff = weapp.shop.api(weapp.staff);
    await staff(staffRoutes.rePassword, { password: STAFF_PASSWORD });
    await staff(afterSalesAdminRoutes.agree, { id });
    await app.open(`/packages/after-sales/return/index?id=${id}`);
    await app.tap('tracking-scan');
    await app.until('the carrier of the label', () => app.textOf('carrier').includes('圆通'));
    await app.tap('parcel-submit');
    await app.until('the parcel', () => app.textOf('return-parcel').includes('YT1234567890123'));
    expect(app.errors).toEqual([]);
  });
});

describe('the title book in the mini-program', () => {
  it('takes a title over from WeChat and doubts a wrong tax number without refusing it', async () => {
    const chosen = {
      type: '0',
      title: '杭州云栖软件有限公司',
      taxNumber: '91330106MA2H1234XX',
      companyAddress: '',
      telephone: '',
      bankName: '',
      bankAccount: '',
    };
    const app = startMiniProgram(weapp.shop.url, newHolder(weapp, { invoiceTitle: () => chosen }), {
      page: 'packages/invoice/titles/index',
    });
    await app.until('the sign-in', () => app.noted.storage.has('huitou.token'));
    await app.tap('title-add');
    await app.tap('title-import');
    await app.node('title-tax-warning');
    await app.tap('title-save');
    await app.until('the book', () => app.route() === 'packages/invoice/titles/index' && app.text().includes('杭州云栖软件有限公司'));
    const [kept] = (await weapp.shop.api(String(app.noted.storage.get('huitou.token')))(titleRoutes.list)).items;
    expect(kept).toMatchObject({ kind: 'company', taxNo: '91330106MA2H1234XX', isDefault: true });
    expect(app.errors).toEqual([]);
  });
});
