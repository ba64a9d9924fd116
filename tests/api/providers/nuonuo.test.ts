import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../../../scripts/sandbox/index.ts';
import { placeholderEnv } from '../../../scripts/lib/placeholder-env.ts';
import type { InvoiceProvider, IssueCommand } from '../../../server/src/modules/invoices/index.ts';
import { claimDatabase } from '../../setup/database.ts';
import { blue, good, negative, newNo, red, refOf, rice, sellerOf, tea } from './party.ts';

let sandbox: Sandbox;
let db: Awaited<ReturnType<typeof claimDatabase>>;
let nuonuo: InvoiceProvider;
beforeAll(async () => {
  [sandbox, db] = await Promise.all([createSandbox(), claimDatabase()]);
  const { setEnv } = await import('../../../server/src/env.ts');
  setEnv(placeholderEnv({ ...sandbox.env, REDIS_URL: db.redisUrl, DATABASE_URL: db.databaseUrl, WXPAY_API_V3_KEY: 'x'.repeat(32) }));
  ({ nuonuoInvoices: nuonuo } = await import('../../../server/src/providers/nuonuo/index.ts'));
});
afterAll(async () => {
  const { closeRedis } = await import('../../../server/src/platform/redis.ts');
  await closeRedis();
  await sandbox.close();
  await db.release();
});
afterEach(() => {
  sandbox.faults.clear();
  sandbox.settings.redAutoIssue = true;
});

const seller = () => sellerOf(sandbox.env.NUONUO_TAX_NUM as string);
const order = (changes: Partial<IssueCommand> = {}) => blue(seller(), changes);
const calls = (name: string) => sandbox.journal().filter((entry) => entry.title.includes(name)).length;
const issued = async (changes: Partial<IssueCommand> = {}) => {
  const command = order(changes);
  const { serial } = good(await nuonuo.issue(command));
  await sandbox.clock.advance(5_000);
  const state = good(await nuonuo.query(refOf(command, serial)));
  return { command, serial, state, number: String(state.invoiceNumber) };
};

test('an invoice is accepted, then issued, with its files; emoji and uneven prices do not stop it', async () => {
  const command = order();
  const { serial } = good(await nuonuo.issue(command));
  expect(good(await nuonuo.query(refOf(command, serial)))).toMatchObject({ no: command.no, serial, state: 'issuing', invoiceNumber: null });
  await sandbox.clock.advance(5_000);
  // By number as well: the serial may have been lost with the reply.
  const state = good(await nuonuo.query(refOf(command)));
  expect(state).toMatchObject({ state: 'issued', serial, invoiceNumber: expect.stringMatching(/^\d{20}$/), net: 12_743, tax: 1_547 });
  expect(state.issuedAt?.getTime()).toBeLessThanOrEqual(sandbox.clock.now());
  expect(state.files.map((file) => file.format)).toEqual(['pdf', 'ofd', 'xml']);
  for (const file of state.files) expect(good(await nuonuo.download(file, refOf(command))).byteLength).toBeGreaterThan(200);
  expect(sandbox.invoices.get(command.no)).toMatchObject({
    buyerName: command.buyer.title,
    buyerTaxNum: command.buyer.taxNo,
    lines: [
      { name: '西湖龙井 明前特级', num: '2', price: '50' },
      { name: '五常大米', price: '9.14333333' },
    ],
  });
});

describe('what an invoice may hold', () => {
  const half = { ...tea, property: 'discounted' as const };
  const discount = { ...tea, property: 'discount' as const, quantity: null, price: null, gross: -1_130, net: -1_000, tax: -130 };
  test.each<[string, Partial<IssueCommand>]>([
    ['discount lines', { lines: [half, discount, rice] }],
    ['exempt goods', { lines: [{ ...tea, taxRate: 0, taxMark: 'exempt', net: 11_300, tax: 0, price: '56.5' }] }],
    ['untaxed goods', { lines: [{ ...tea, taxRate: 0, taxMark: 'untaxed', net: 11_300, tax: 0, price: '56.5' }] }],
    ['a zero rate', { lines: [{ ...tea, taxRate: 0, taxMark: 'zero', net: 11_300, tax: 0, price: '56.5' }] }],
    ['a rate of 1.5 %', { lines: [{ ...tea, taxRate: 150, gross: 10_150, tax: 150 }] }],
    ['money without pieces', { lines: [{ ...tea, quantity: null, price: null }] }],
    ['a person', { buyer: { kind: 'person', title: '张三', taxNo: null, address: '', phone: '', bank: '', account: '' } }],
    ['a special invoice', { type: 'special' }],
    ['a remark that is too long', { remark: '备'.repeat(400) }],
  ])('%s', async (_, changes) => {
    expect(await nuonuo.issue(order(changes))).toMatchObject({ kind: 'ok' });
  });
});

describe('when something goes wrong', () => {
  test('the same number again issues nothing new, whatever happened to the first reply', async () => {
    for (const kind of ['reset-after', 'system-error-after', 'slow-body'] as const) {
      const command = order();
      sandbox.faults.add({ kind, on: 'requestBillingNew', ms: 10 });
      const first = await nuonuo.issue(command);
      expect(first.kind).toBe(kind === 'slow-body' ? 'ok' : 'unknown');
      expect(await nuonuo.issue(command)).toMatchObject({ kind: 'refused', reason: 'number_used', next: 'query' });
      expect(sandbox.invoices.list().filter((invoice) => invoice.orderNo === command.no)).toHaveLength(1);
    }
  });
  test('a call that did not arrive is surely not there, and may be made again', async () => {
    for (const kind of ['reset', 'system-error', 'unavailable', 'empty-404', 'rate-limit'] as const) {
      const command = order();
      sandbox.faults.add({ kind, on: 'requestBillingNew' });
      expect((await nuonuo.issue(command)).kind).toBe('unknown');
      expect(await nuonuo.query(refOf(command))).toMatchObject({ kind: 'refused', reason: 'not_there' });
      expect((await nuonuo.issue(command)).kind).toBe('ok');
    }
  });
  test('a broken rule is final and says which; a quota is not', async () => {
    const wrong = await nuonuo.issue(order({ lines: [{ ...tea, taxCode: '123' }] }));
    expect(wrong).toMatchObject({
      kind: 'refused',
      next: 'final',
      detail: expect.stringContaining('第1行：商品编码必须为19位数字（E9105）'),
    });
    sandbox.faults.add({ kind: 'refuse', code: '070204', message: '当前接口无剩余流量' });
    expect(await nuonuo.issue(order())).toMatchObject({ kind: 'refused', reason: 'too_often', next: 'retry' });
    sandbox.faults.add({ kind: 'refuse', code: '040102', message: 'API服务异常，请稍后重试' });
    expect(await nuonuo.issue(order())).toMatchObject({ kind: 'refused', reason: 'other', next: 'retry' });
  });
  test('a failure names its cause and is retried under its serial', async () => {
    sandbox.faults.add({ kind: 'invoice-fail', message: '开票额度不足' });
    const { command, serial, state } = await issued();
    expect(state).toMatchObject({ state: 'failed', failure: '开票额度不足', invoiceNumber: null, files: [] });
    expect(good(await nuonuo.retry(refOf(command, serial)))).toEqual({ serial });
    await sandbox.clock.advance(5_000);
    expect(good(await nuonuo.query(refOf(command, serial)))).toMatchObject({ state: 'issued' });
    expect(await nuonuo.retry(refOf(command, serial))).toMatchObject({ kind: 'refused', next: 'final' });
  });
  test('an invoice without a seal is issued already: it is sealed again, and never failed', async () => {
    sandbox.faults.add({ kind: 'invoice-seal-fail' });
    const { command, serial, state } = await issued();
    expect(state.state).toBe('issuing');
    await nuonuo.query(refOf(command, serial));
    await sandbox.clock.advance(5_000);
    expect(good(await nuonuo.query(refOf(command, serial)))).toMatchObject({ state: 'issued' });
    expect(sandbox.invoices.get(command.no)?.retries).toHaveLength(1);
  });
});

describe('tokens', () => {
  test('many calls share one, and one that is refused is replaced once', async () => {
    const { redis, key } = await import('../../../server/src/platform/redis.ts');
    await redis().del(key('nuonuo', 'token', sandbox.env.NUONUO_APP_KEY as string));
    const before = calls('/accessToken');
    const answers = await Promise.all(Array.from({ length: 20 }, () => nuonuo.issue(order())));
    expect(answers.every((one) => one.kind === 'ok')).toBe(true);
    expect(calls('/accessToken') - before).toBe(1);
    sandbox.invoices.revokeTokens();
    expect((await nuonuo.issue(order())).kind).toBe('ok');
    expect(calls('/accessToken') - before).toBe(2);
    // Fifty in thirty days: a fault that persists must not use them up.
    for (let i = 0; i < 3; i += 1) {
      sandbox.faults.add({ kind: 'refuse', code: '070301', message: 'accessToken不匹配' });
      expect(await nuonuo.issue(order())).toMatchObject({ kind: 'refused', next: 'retry' });
    }
    expect(calls('/accessToken') - before).toBe(2);
  });
});

describe('red letters', () => {
  const confirmed = async (apply: ReturnType<typeof red>) => {
    const { applyId } = good(await nuonuo.redApply(apply));
    const ref = { no: apply.no, applyId, command: apply };
    await sandbox.clock.advance(1_000);
    return { ref, form: good(await nuonuo.redQuery(ref)) };
  };
  test('whole: applied for, in force without the buyer, issued by the platform itself', async () => {
    const { command, number } = await issued();
    const apply = red(command, number);
    const { ref, form } = await confirmed(apply);
    expect(form).toMatchObject({ state: 'confirmed', confirmNo: expect.stringMatching(/^\d{16}$/) });
    const issue = { no: newNo('RI'), applyId: ref.applyId, confirmNo: form.confirmNo, apply };
    const { serial } = good(await nuonuo.redIssue(issue));
    await sandbox.clock.advance(3_000);
    const state = good(await nuonuo.query({ no: issue.no, serial, command: issue }));
    expect(state).toMatchObject({ no: issue.no, state: 'issued', net: 12_743, tax: 1_547 });
    // Found through its form too, when the reply was lost.
    expect(good(await nuonuo.query({ no: issue.no, serial: '', command: issue })).invoiceNumber).toBe(state.invoiceNumber);
    expect(sandbox.invoices.list().filter((invoice) => invoice.blueNumber === number)).toHaveLength(1);
  });
  test('asked for where the platform does not do it by itself, and never twice', async () => {
    sandbox.settings.redAutoIssue = false;
    const { command, number } = await issued();
    const apply = red(command, number);
    const { ref, form } = await confirmed(apply);
    const issue = { no: newNo('RI'), applyId: ref.applyId, confirmNo: form.confirmNo, apply };
    sandbox.faults.add({ kind: 'reset-after', on: 'fastInvoiceRed' });
    expect((await nuonuo.redIssue(issue)).kind).toBe('unknown');
    const { serial } = good(await nuonuo.redIssue(issue));
    await sandbox.clock.advance(3_000);
    expect(good(await nuonuo.query({ no: issue.no, serial, command: issue }))).toMatchObject({ state: 'issued' });
    expect(sandbox.invoices.get(issue.no)).toMatchObject({ type: '2' });
    expect(sandbox.invoices.list().filter((invoice) => invoice.blueNumber === number)).toHaveLength(1);
  });
  test('parts, one after the other, and no more than there is', async () => {
    const { command, number } = await issued();
    const one = red(command, number, { lines: [negative(tea, 1, 1)] });
    good(await nuonuo.redApply(one));
    good(await nuonuo.redApply(red(command, number, { lines: [negative(tea, 1, 1), negative(rice, 2)] })));
    expect(await nuonuo.redApply(red(command, number, { lines: [negative(tea, 1, 1)] }))).toMatchObject({ kind: 'refused', next: 'final' });
    expect(sandbox.redForms.get(one.no)).toMatchObject({ exTax: -5_000, tax: -650, reason: '1', lines: [{ num: '-1', index: 1 }] });
  });
  test('a discounted line goes back with its discount, and money without pieces goes back too', async () => {
    const half = { ...tea, property: 'discounted' as const };
    const discount = { ...tea, property: 'discount' as const, quantity: null, price: null, gross: -1_130, net: -1_000, tax: -130 };
    const { command, number } = await issued({ lines: [half, discount] });
    const back = { ...discount, gross: 1_130, net: 1_000, tax: 130, blueLine: 2 };
    good(await nuonuo.redApply(red(command, number, { lines: [negative(half, 1), back] })));
    const other = await issued();
    const allowance = { ...negative(tea, 1), quantity: null, price: null, gross: -1_130, net: -1_000, tax: -130 };
    good(await nuonuo.redApply(red(other.command, other.number, { reason: 'allowance', lines: [allowance] })));
  });
  test('a wrong invoice turns red whole', async () => {
    const { command, number } = await issued();
    const apply = red(command, number, { reason: 'wrong' });
    await confirmed(apply);
    expect(sandbox.redForms.get(apply.no)).toMatchObject({ reason: '2', exTax: -12_743, tax: -1_547 });
  });
  test.each([
    [true, 'confirmed'],
    [false, 'refused'],
  ])('a buyer who has booked it is asked: %s is %s', async (agrees, state) => {
    const { command, number } = await issued();
    sandbox.invoices.use(command.no);
    const { ref, form } = await confirmed(red(command, number));
    expect(form).toMatchObject({ state: 'wait_confirm' });
    const hours = ((form.confirmBefore?.getTime() ?? 0) - sandbox.clock.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(71.9);
    sandbox.redForms.answer(ref.applyId, agrees);
    expect(good(await nuonuo.redQuery(ref)).state).toBe(state);
  });
  test('silence expires, the seller withdraws, the tax office refuses', async () => {
    const waiting = async () => {
      const { command, number } = await issued();
      sandbox.invoices.use(command.no);
      return (await confirmed(red(command, number))).ref;
    };
    const [late, withdrawn] = [await waiting(), await waiting()];
    expect((await nuonuo.redCancel(withdrawn)).kind).toBe('ok');
    expect((await nuonuo.redCancel(withdrawn)).kind).toBe('ok');
    expect(good(await nuonuo.redQuery(withdrawn)).state).toBe('withdrawn');
    await sandbox.clock.advance(23 * 3_600_000);
    for (let day = 0; day < 3; day += 1) await sandbox.clock.advance(20 * 3_600_000);
    sandbox.invoices.revokeTokens();
    const { redis, key } = await import('../../../server/src/platform/redis.ts');
    await redis().del(key('nuonuo', 'token', sandbox.env.NUONUO_APP_KEY as string));
    expect(good(await nuonuo.redQuery(late)).state).toBe('expired');
    sandbox.faults.add({ kind: 'red-fail', message: '税局系统维护中' });
    const { command, number } = await issued();
    expect((await confirmed(red(command, number))).form).toMatchObject({ state: 'failed', detail: '税局系统维护中' });
  });
  test('a lost reply is found under our number; an application that is not there says so', async () => {
    const { command, number } = await issued();
    const apply = red(command, number);
    sandbox.faults.add({ kind: 'reset-after', on: 'saveInvoiceRedConfirm' });
    expect((await nuonuo.redApply(apply)).kind).toBe('unknown');
    expect(good(await nuonuo.redQuery({ no: apply.no, applyId: '', command: apply })).state).toBe('applying');
    expect(good(await nuonuo.redApply(apply))).toEqual({ applyId: apply.no });
    expect(sandbox.redForms.list().filter((form) => form.blueNumber === number)).toHaveLength(1);
    expect(await nuonuo.redQuery({ no: 'NEVER', applyId: '', command: apply })).toMatchObject({ kind: 'refused', reason: 'not_there' });
  });
});

describe('files', () => {
  test('what is not a file of that format, or not at the platform, is not taken', async () => {
    const { command, state } = await issued();
    const [pdf, ofd] = state.files as [(typeof state.files)[0], (typeof state.files)[0]];
    expect(await nuonuo.download({ format: 'pdf', url: ofd.url }, refOf(command))).toMatchObject({ kind: 'unknown' });
    for (const url of [
      'http://127.0.0.1:1/x.pdf',
      'https://evil.example.com/x.pdf',
      'file:///etc/passwd',
      'https://jss.com.cn.evil.com/a.pdf',
      'nonsense',
    ])
      expect(await nuonuo.download({ format: 'pdf', url }, refOf(command))).toMatchObject({ kind: 'refused', next: 'final' });
    expect(await nuonuo.download({ format: 'pdf', url: pdf.url.replace(/-\w{24}/, `-${'a'.repeat(24)}`) }, refOf(command))).toMatchObject({
      kind: 'unknown',
    });
  });
});

test('a posted result says only which document to ask about; rubbish is refused', () => {
  const open = (body: Record<string, string>) =>
    nuonuo.openNotice({ headers: {}, query: {}, rawBody: new URLSearchParams(body).toString() });
  const content = JSON.stringify({ c_orderno: 'FP1', c_fpqqlsh: '24052218155903719044', c_status: '1' });
  expect(open({ operater: 'callback', orderno: 'FP1', content })).toEqual({ kind: 'invoice', no: 'FP1', serial: '24052218155903719044' });
  expect(open({ operater: 'redConfirm', content: JSON.stringify({ billId: 'RA1' }) })).toEqual({ kind: 'red', no: 'RA1', applyId: 'RA1' });
  for (const body of [
    {},
    { content: '{' },
    { content: '[]' },
    { content: 'null' },
    { content: JSON.stringify({ c_orderno: 'x'.repeat(500) }) },
  ])
    expect(open(body as Record<string, string>)).toMatchObject({ kind: 'refused', status: 400 });
});
