import { auditRoutes } from '@huitou/shared-types/audit/routes.ts';
import { riskRoutes } from '@huitou/shared-types/risk/routes.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newCustomer } from '../../factories/customers.ts';
import { type Guest, judge, look, someDevice, tellTrail } from '../../factories/risk.ts';
import { confirmPassword, signInStaff } from '../../factories/staff.ts';
import { startShop, type TestShop } from '../../setup/app.ts';

let shop: TestShop;
let staff: string;
let refused: Guest;
let challenged: Guest;
beforeAll(async () => {
  shop = await startShop();
  staff = await signInStaff(shop);
  await confirmPassword(shop, staff);
  refused = { ...(await newCustomer(shop)), deviceId: someDevice(), ip: '36.2.0.1' };
  challenged = { ...(await newCustomer(shop)), deviceId: someDevice(), ip: '36.2.0.2' };
  await judge(refused);
  await tellTrail(shop, challenged, look);
  (await import('../../../server/src/platform/clock.ts')).moveClock(6_000);
  await judge(challenged);
});
afterAll(() => shop.stop());

test('judgements are found by customer, device, address, decision, reason and time', async () => {
  const api = shop.api(staff);
  const found = async (filter: object): Promise<string[]> =>
    (await api(riskRoutes.judgements, filter)).items.map(({ customer, decision }) => `${customer.id} ${decision}`);
  const [one, other] = [`${refused.id} refuse`, `${challenged.id} challenge`];
  expect(await found({})).toEqual([other, one]);
  expect(await found({ customerId: String(refused.id) })).toEqual([one]);
  expect(await found({ deviceId: challenged.deviceId })).toEqual([other]);
  expect(await found({ ip: '36.2.0.1' })).toEqual([one]);
  expect(await found({ decision: 'challenge' })).toEqual([other]);
  expect(await found({ rule: 'no_view' })).toEqual([one]);
  expect(await found({ rule: 'replayed' })).toEqual([]);
  expect(await found({ from: new Date(Date.now() + 60_000).toISOString() })).toEqual([]);
  const { items, next } = await api(riskRoutes.judgements, { limit: 1 });
  expect(items).toHaveLength(1);
  expect((await api(riskRoutes.judgements, { limit: 1, cursor: next as string })).items[0]?.customer.id).toBe(String(refused.id));
});

test('a mark is kept with who made it, counted, and can be taken away; all of it is in the audit log', async () => {
  const api = shop.api(staff);
  const { items } = await api(riskRoutes.judgements, { decision: 'refuse' });
  const id = items[0]?.id as string;
  await api(riskRoutes.mark, { id, mark: 'false_positive', note: '客户来电' });
  expect(await api(riskRoutes.judgement, { id })).toMatchObject({
    mark: 'false_positive',
    markNote: '客户来电',
    markedBy: expect.any(String),
  });
  const span = { from: new Date(Date.now() - 3_600_000).toISOString(), to: new Date(Date.now() + 3_600_000).toISOString() };
  const summary = await api(riskRoutes.summary, span);
  expect(summary.total).toBe(2);
  expect(summary.rules.find(({ rule }) => rule === 'no_view')).toMatchObject({ count: 1, falsePositives: 1 });
  expect(summary.puzzles).toEqual({ asked: 1, solved: 0 });
  expect(summary.hours.reduce((sum, hour) => sum + hour.challenge + hour.refuse, 0)).toBe(2);
  await api(riskRoutes.mark, { id, mark: null });
  expect((await api(riskRoutes.judgement, { id })).mark).toBeNull();
  await api(riskRoutes.saveListEntry, { side: 'block', kind: 'device', value: refused.deviceId, reason: '脚本' });
  const { items: acts } = await api(auditRoutes.list, { action: 'risk' });
  expect(acts.map(({ action }) => action)).toEqual(['risk.list', 'risk.mark', 'risk.mark']);
  expect((await api(riskRoutes.judgement, { id })).lists).toMatchObject([{ kind: 'device', side: 'block', reason: '脚本' }]);
});

test('a list takes what makes sense: known customers, real addresses, nets that are not half the country, a day to come', async () => {
  const save = (entry: object) =>
    shop.api(staff)(riskRoutes.saveListEntry, { side: 'block', kind: 'ip', value: '1.2.3.4', reason: '测试', ...entry });
  for (const wrong of [
    { value: '1.2.3' },
    { value: '1.2.3.4/33' },
    { value: '1.0.0.0/8' },
    { value: '1.2.3.4/x' },
    { kind: 'customer', value: '999999' },
    { kind: 'customer', value: '张三' },
    { kind: 'device', value: 'a b' },
    { until: new Date(Date.now() - 60_000).toISOString() },
    { reason: ' ' },
  ])
    await expect(save(wrong), JSON.stringify(wrong)).rejects.toMatchObject({ code: 'invalid_input' });
  const [first, second] = [await save({ value: '2001:db8::/32' }), await save({ value: '2001:db8::/32', side: 'allow' })];
  expect(second).toMatchObject({ id: first.id, side: 'allow', live: true });
});

test('rules are tried before they are saved, saving asks for the password, and nonsense is refused', async () => {
  const api = shop.api(staff);
  const rules = await api(riskRoutes.rules, {});
  const lax = { ...rules, rules: { ...rules.rules, no_view: { ...rules.rules.no_view, mode: 'off' as const } }, refuseFrom: 500 };
  const tried = await api(riskRoutes.tryRules, lax);
  expect(tried.judged).toBe(2);
  expect(tried.decisions.find(({ decision }) => decision === 'refuse')).toMatchObject({ before: 1, after: 0 });
  expect(tried.changed).toMatchObject([{ before: 'refuse', after: 'challenge' }]);
  expect((await api(riskRoutes.rules, {})).refuseFrom).toBe(rules.refuseFrom);
  await expect(api(riskRoutes.saveRules, { ...rules, refuseFrom: rules.challengeFrom })).rejects.toMatchObject({ code: 'invalid_input' });
  const fresh = await signInStaff(shop);
  await expect(shop.api(fresh)(riskRoutes.saveRules, rules)).rejects.toMatchObject({ code: 're_password_required' });
});

test('who may look may not act', async () => {
  const looker = shop.api(await signInStaff(shop, ['risk.view']));
  const { items } = await looker(riskRoutes.judgements, {});
  const id = items[0]?.id as string;
  await expect(looker(riskRoutes.mark, { id, mark: 'confirmed' })).rejects.toMatchObject({ code: 'forbidden' });
  await expect(looker(riskRoutes.saveListEntry, { side: 'allow', kind: 'ip', value: '1.2.3.4', reason: '测试' })).rejects.toMatchObject({
    code: 'forbidden',
  });
  await expect(looker(riskRoutes.tryRules, {})).rejects.toMatchObject({ code: 'forbidden' });
  await expect(shop.api(await signInStaff(shop, ['order.view']))(riskRoutes.judgements, {})).rejects.toMatchObject({ code: 'forbidden' });
});

test('what is too old goes', async () => {
  const { jobs } = await import('../../../server/src/modules/risk/risk.jobs.ts');
  const { withEm } = await import('../../../server/src/platform/db/orm.ts');
  await shop.db.connection.query('update risk_judgements set at = utc_timestamp(3) - interval 91 day where customer_id = ?', [refused.id]);
  const purge = jobs.find(({ name }) => name === 'risk.purge');
  await withEm(async () => purge?.handle({}, new AbortController().signal));
  expect((await shop.api(staff)(riskRoutes.judgements, {})).items.map(({ customer }) => customer.id)).toEqual([String(challenged.id)]);
});
