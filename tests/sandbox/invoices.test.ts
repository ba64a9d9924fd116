import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../../scripts/sandbox/index.ts';
import { receiver } from './merchant.ts';
import { billing, goods, issued, newOrderNo, nuonuo, nuonuoToken } from './partners.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await createSandbox();
});
afterEach(() => sandbox.close());

const ask = (changes: Record<string, unknown> = {}) => nuonuo(sandbox, 'requestBillingNew', billing(sandbox, changes));
const query = async (orderNo: string, more: object = {}) => {
  const reply = await nuonuo(sandbox, 'queryInvoiceResult', { orderNos: [orderNo], ...more });
  return { ...reply, first: (reply.result as Record<string, unknown>[] | null)?.[0] };
};

describe('the gateway', () => {
  const body = () => billing(sandbox);
  test('a forged signature, and one over other bytes, are refused', async () => {
    expect((await nuonuo(sandbox, 'requestBillingNew', body(), { secret: 'FFFFFFFFFFFFFFFF' })).code).toBe('070601');
    expect((await nuonuo(sandbox, 'requestBillingNew', body(), { signedBody: '{}' })).code).toBe('070601');
    expect(sandbox.invoices.list()).toEqual([]);
  });
  test.each([
    ['an old timestamp', { query: { timestamp: String(Math.floor(Date.now() / 1000) - 3600) } }, '070601'],
    ['an unknown app', { query: { appkey: '00000000' } }, '070101'],
    ['a short senid', { query: { senid: 'abc' } }, '0201'],
    ['a made-up token', { headers: { accessToken: 'nope' } }, '070301'],
    ['another company', { headers: { userTax: '91330100799655058B' } }, '070401'],
    ['an unknown method', { headers: { method: 'nuonuo.OpeMplatform.deleteEverything' } }, '070501'],
    ['a form instead of JSON', { headers: { 'Content-Type': 'application/x-www-form-urlencoded' } }, '0201'],
  ])('%s is refused', async (_, how, code) => {
    expect((await nuonuo(sandbox, 'requestBillingNew', body(), how as never)).code).toBe(code);
  });
  test('tokens live for a day, end when revoked, and are fifty in thirty days', async () => {
    expect((await ask()).code).toBe('E0000');
    await sandbox.clock.advance(24 * 3600_000);
    expect((await ask()).code).toBe('070301');
    const fresh = { headers: { accessToken: String((await nuonuoToken(sandbox)).access_token) } };
    expect((await nuonuo(sandbox, 'requestBillingNew', body(), fresh)).code).toBe('E0000');
    sandbox.invoices.revokeTokens();
    expect((await nuonuo(sandbox, 'requestBillingNew', body(), fresh)).code).toBe('070301');
    for (let i = 0; i < 48; i += 1) await nuonuoToken(sandbox);
    expect((await nuonuoToken(sandbox)).error).toBe('070306');
    expect((await nuonuoToken(sandbox, { client_secret: 'wrong' })).error).toBe('070304');
  });
});

test('an order is accepted first, and issued when the clock comes to it', async () => {
  const body = billing(sandbox);
  const accepted = await nuonuo(sandbox, 'requestBillingNew', body);
  expect(accepted).toMatchObject({ code: 'E0000', result: { invoiceSerialNum: expect.stringMatching(/^\d{20}$/) } });
  const no = String(body.order.orderNo);
  expect((await query(no)).first).toMatchObject({ status: '20', allElectronicInvoiceNumber: '', pdfUrl: '' });
  await sandbox.clock.advance(5000);
  expect((await query(no, { isOfferInvoiceDetail: '1' })).first).toMatchObject({
    status: '2',
    allElectronicInvoiceNumber: expect.stringMatching(/^\d{20}$/),
    exTaxAmount: '100.00',
    taxAmount: '13.00',
    orderAmount: '113.00',
    invoiceItems: [{ itemName: '西湖龙井', itemAmount: '100.00' }],
  });
});

describe('rules', () => {
  const line = (changes: Record<string, unknown>) => ({ invoiceDetail: [goods(changes)] });
  const zero = { taxRate: '0', tax: '0.00', taxIncludedAmount: '100.00' };
  const pair = (discount: Record<string, unknown> = {}) => ({
    invoiceDetail: [
      goods({ invoiceLineProperty: '2' }),
      goods({
        invoiceLineProperty: '1',
        num: undefined,
        price: undefined,
        unit: undefined,
        taxIncludedAmount: '-11.30',
        taxExcludedAmount: '-10.00',
        tax: '-1.30',
        ...discount,
      }),
    ],
  });
  test.each<[string, Record<string, unknown>, string]>([
    ['order number of 21', { orderNo: 'A'.repeat(21) }, '订单号'],
    ['red without a form', { invoiceType: '2' }, '红字确认单'],
    ['unknown kind', { invoiceLine: 'zz' }, '发票种类'],
    ['no clerk', { clerk: '' }, '开票员不能为空'],
    ['long remark', { remark: '备'.repeat(201) }, '备注长度不能超过200'],
    ['emoji in the name', { buyerName: '云栖🍵' }, '特殊字符'],
    ['no name', { buyerName: undefined }, '购方名称'],
    ['special without tax number', { invoiceLine: 'bs', buyerTaxNum: undefined }, '购方税号不能为空'],
    ['bad tax number', { buyerTaxNum: '123' }, '购方税号格式错误'],
    ['another seller', { salerTaxNum: '91330100799655058B' }, '销方税号'],
    ['mail without address', { pushMode: '0', email: 'nowhere' }, '邮箱'],
    ['SMS without phone', { pushMode: '1' }, '手机'],
    ['bad callback', { callBackUrl: 'ftp://x' }, '回传地址'],
    ['no lines', { invoiceDetail: [] }, '明细不能为空'],
    ['unknown field', { colour: 'red' }, '未知字段'],
    ['goods code of 18', line({ goodsCode: '1'.repeat(18) }), '第1行：商品编码'],
    ['unknown rate', line({ taxRate: '0.17' }), '第1行：税率'],
    ['three decimals', line({ taxExcludedAmount: '100.001' }), '两位小数'],
    ['sum off by a fen', line({ taxIncludedAmount: '113.01' }), '含税金额不等于'],
    ['price off', line({ price: '49.99' }), '误差大于0.01'],
    ['tax off by 7 fen', line({ tax: '13.07', taxIncludedAmount: '113.07' }), '误差大于0.06'],
    ['number without price', line({ price: undefined }), '同时填写'],
    ['negative goods', line({ taxExcludedAmount: '-100.00', tax: '-13.00', taxIncludedAmount: '-113.00' }), '金额必须大于0'],
    ['zero without a reason', line(zero), '零税率标识不能为空'],
    ['exempt without its policy', line({ ...zero, zeroRateFlag: '1' }), '不匹配'],
    ['exempt with a rate', line({ favouredPolicyFlag: '03' }), '税率必须为0'],
    ['a mark beside a rate', line({ zeroRateFlag: '3' }), '必须为空'],
    ['discount of another name', pair({ goodsName: '碧螺春' }), '商品名称必须和被折扣行相同'],
    ['discount of another code', pair({ goodsCode: '1030301000000000001' }), '商品编码必须'],
    ['discount with a number', pair({ num: '-1', price: '10' }), '不能填写数量'],
    ['discount above the line', pair({ taxIncludedAmount: '-124.30', taxExcludedAmount: '-110.00', tax: '-14.30' }), '不能大于被折扣行'],
    ['discount without its line', { invoiceDetail: [goods(), ...(pair().invoiceDetail.slice(1) as object[])] }, '紧跟被折扣行'],
    ['discounted without discount', { invoiceDetail: [goods({ invoiceLineProperty: '2' })] }, '紧跟折扣行'],
  ])('%s is refused', async (_, changes, said) => {
    const reply = await ask(changes);
    expect([reply.status, reply.code]).toEqual([200, 'E9105']);
    expect(reply.describe).toContain(said);
  });
  test('differences of tax within six fen a line add up to at most 1.27', async () => {
    const off = goods({ num: undefined, price: undefined, tax: '13.06', taxIncludedAmount: '113.06' });
    expect((await ask({ invoiceDetail: Array.from({ length: 21 }, () => off) })).code).toBe('E0000');
    expect((await ask({ invoiceDetail: Array.from({ length: 22 }, () => off) })).describe).toContain('1.27');
  });
  test.each<[string, Record<string, unknown>]>([
    ['a discount line', pair()],
    ['a price of eight decimals', line({ num: '3', price: '33.33333333' })],
    ['exempt goods', line({ ...zero, zeroRateFlag: '1', favouredPolicyFlag: '03' })],
    ['untaxed goods', line({ ...zero, zeroRateFlag: '2', favouredPolicyFlag: '04' })],
    ['a zero rate', line({ ...zero, zeroRateFlag: '3' })],
    ['a person', { buyerName: '个人', buyerTaxNum: undefined }],
  ])('%s is accepted', async (_, changes) => {
    expect(await ask(changes)).toMatchObject({ code: 'E0000' });
  });
});

test('a number is taken once, whatever the content, and the first stays as it was', async () => {
  const orderNo = newOrderNo();
  const first = await ask({ orderNo });
  expect(await ask({ orderNo, buyerName: '别家公司' })).toMatchObject({ code: 'E9106', describe: '订单编号或流水号不能重复' });
  expect((await query(orderNo)).first).toMatchObject({ serialNo: (first.result as { invoiceSerialNum: string }).invoiceSerialNum });
  expect((await query('UNKNOWN')).code).toBe('E9500');
});

test('a lost reply has taken effect, a failed call has not', async () => {
  const [lost, never] = [newOrderNo(), newOrderNo()];
  sandbox.faults.add({ kind: 'reset-after', on: 'requestBillingNew' });
  await expect(ask({ orderNo: lost })).rejects.toThrow('fetch failed');
  expect((await query(lost)).code).toBe('E0000');
  sandbox.faults.add({ kind: 'system-error', on: 'requestBillingNew' });
  expect((await ask({ orderNo: never })).status).toBe(500);
  expect((await query(never)).code).toBe('E9500');
  sandbox.faults.add({ kind: 'system-error-after', on: 'requestBillingNew' });
  expect((await ask({ orderNo: never })).status).toBe(500);
  expect((await query(never)).code).toBe('E0000');
  sandbox.faults.add({ kind: 'refuse', on: 'requestBillingNew', code: '070204', message: '当前接口无剩余流量' });
  expect(await ask()).toMatchObject({ code: '070204', describe: '当前接口无剩余流量' });
});

test('a failure names its cause and is tried again under its serial, twenty times a day', async () => {
  const orderNo = newOrderNo();
  sandbox.faults.add({ kind: 'invoice-fail', on: orderNo, message: '开票额度不足', times: 22 });
  await ask({ orderNo });
  await sandbox.clock.advance(5000);
  expect((await query(orderNo)).first).toMatchObject({ status: '22', failCause: '开票额度不足', allElectronicInvoiceNumber: '' });
  const { serial } = sandbox.invoices.get(orderNo) as { serial: string };
  for (let i = 0; i < 20; i += 1) {
    expect((await nuonuo(sandbox, 'reInvoice', { fpqqlsh: serial, orderno: orderNo })).code).toBe('E0000');
    await sandbox.clock.advance(2000);
  }
  expect((await nuonuo(sandbox, 'reInvoice', { fpqqlsh: serial })).code).toBe('E9613');
  sandbox.faults.clear();
  await sandbox.clock.advance(24 * 3600_000 - 60_000);
  const again = await nuonuoToken(sandbox);
  const how = { headers: { accessToken: String(again.access_token) } };
  expect((await nuonuo(sandbox, 'reInvoice', { fpqqlsh: serial }, how)).code).toBe('E0000');
  await sandbox.clock.advance(5000);
  expect(sandbox.invoices.get(orderNo)).toMatchObject({ status: '2' });
  expect((await nuonuo(sandbox, 'reInvoice', { fpqqlsh: serial }, how)).code).toBe('E9105');
});

test('an invoice without a seal has a number and no files until it is tried again', async () => {
  const orderNo = newOrderNo();
  sandbox.faults.add({ kind: 'invoice-seal-fail' });
  await ask({ orderNo });
  await sandbox.clock.advance(5000);
  const { first } = await query(orderNo);
  expect(first).toMatchObject({ status: '24', allElectronicInvoiceNumber: expect.stringMatching(/^\d{20}$/), pdfUrl: '' });
  await nuonuo(sandbox, 'reInvoice', { orderno: orderNo });
  await sandbox.clock.advance(5000);
  expect((await query(orderNo)).first).toMatchObject({ status: '2', allElectronicInvoiceNumber: first?.allElectronicInvoiceNumber });
});

test('the files are a PDF, an OFD package and XML, at addresses that cannot be guessed', async () => {
  const { orderNo, serial } = await issued(sandbox);
  const { first } = await query(orderNo);
  const load = async (name: string) => {
    const response = await fetch(String(first?.[name]));
    return { type: response.headers.get('content-type'), bytes: Buffer.from(await response.arrayBuffer()) };
  };
  const [pdf, ofd, xml] = await Promise.all(['pdfUrl', 'ofdUrl', 'xmlUrl'].map(load));
  expect([pdf?.type, pdf?.bytes.subarray(0, 5).toString()]).toEqual(['application/pdf', '%PDF-']);
  expect(ofd?.bytes.subarray(0, 4).toString('latin1')).toBe('PK\x03\x04');
  expect(xml?.bytes.toString()).toContain('<TotalTaxIncludedAmount>113.00</TotalTaxIncludedAmount>');
  expect((await fetch(`${sandbox.url}/invoice-files/${serial}-${'a'.repeat(24)}.pdf`)).status).toBe(404);
});

test('the callback is a form post, repeated until it is answered 0000', async () => {
  const answers = [500, 200];
  const shop = await receiver((_, count) => answers[count - 1] ?? 200);
  const { orderNo } = await issued(sandbox, { callBackUrl: `${shop.url}/hint` });
  await sandbox.clock.advance(60_000);
  expect(shop.received).toHaveLength(2);
  const form = new URLSearchParams(shop.received[0]?.body);
  expect([form.get('operater'), form.get('orderno')]).toEqual(['callback', orderNo]);
  expect(JSON.parse(form.get('content') ?? '')).toMatchObject({ c_status: '1', c_orderno: orderNo, c_hjse: '13.00' });
  // 200 without {"status":"0000"} is no answer.
  expect(sandbox.invoices.callbacks()[0]).toMatchObject({ state: 'pending' });
  sandbox.faults.add({ kind: 'callback-drop' });
  await issued(sandbox, { callBackUrl: `${shop.url}/hint` });
  expect(sandbox.invoices.callbacks()[1]).toMatchObject({ state: 'dropped', attempts: [] });
  await shop.close();
});

test('by HTTP, as on the people’s page: what is held is ended, booked, and answered', async () => {
  const control = async (method: string, path: string, body?: object) => {
    const response = await fetch(`${sandbox.url}/__sim${path}`, { method, ...(body && { body: JSON.stringify(body) }) });
    return { status: response.status, json: (await response.json()) as Record<string, unknown> };
  };
  sandbox.settings.redAutoIssue = false;
  await control('POST', '/faults', { kind: 'invoice-hold' });
  const orderNo = newOrderNo();
  await ask({ orderNo });
  await control('POST', '/clock/advance', { ms: 3600_000 });
  expect((await control('GET', `/invoices/${orderNo}`)).json).toMatchObject({ status: '20' });
  await control('POST', `/invoices/${orderNo}/end`, { outcome: 'ISSUE' });
  expect((await control('POST', `/invoices/${orderNo}/use`)).status).toBe(200);
  const { json } = await control('GET', `/invoices/${orderNo}`);
  expect(json).toMatchObject({ status: '2', used: true });
  await nuonuo(sandbox, 'saveInvoiceRedConfirm', {
    billId: 'RA1',
    blueInvoiceLine: 'pc',
    applySource: '0',
    blueElecInvoiceNumber: json.number,
    sellerTaxNo: sandbox.env.NUONUO_TAX_NUM,
    buyerName: json.buyerName,
    buyerTaxNo: json.buyerTaxNum,
    redReason: '1',
  });
  await control('POST', '/clock/advance', { ms: 1000 });
  expect((await control('POST', '/red-forms/RA1/answer', { agrees: true })).status).toBe(200);
  expect((await control('POST', '/red-forms/RA1/answer', { agrees: true })).status).toBe(400);
  const state = (await control('GET', '/state')).json;
  expect(state).toMatchObject({
    invoices: [{ orderNo }],
    redForms: [{ billId: 'RA1', status: '04' }],
    counts: { invoices: 1, redForms: 1 },
  });
});
