import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FaultKind } from '../../scripts/sandbox/faults.ts';
import { createSandbox, type Sandbox } from '../../scripts/sandbox/index.ts';
import { openNotification, paid, payCall, receiver } from './merchant.ts';

type Receiver = Awaited<ReturnType<typeof receiver>>;

let sandbox: Sandbox;
let shop: Receiver;
let answer: (count: number) => number | 'hang';
beforeEach(async () => {
  answer = () => 204;
  sandbox = await createSandbox();
  shop = await receiver((_received, count) => answer(count));
});
afterEach(async () => {
  await sandbox.close();
  await shop.close();
});

const pay = () => paid(sandbox, { notify_url: `${shop.url}/notify` });
const open = (index: number) => openNotification(sandbox, shop.received[index] ?? expect.fail(`only ${shop.received.length} arrived`));

test('a payment is told at once, signed and encrypted, and once', async () => {
  const { no, transactionId } = await pay();
  await sandbox.clock.idle();
  const { event, resource } = open(0);
  expect(event).toMatchObject({
    event_type: 'TRANSACTION.SUCCESS',
    resource_type: 'encrypt-resource',
    resource: { original_type: 'transaction', algorithm: 'AEAD_AES_256_GCM' },
  });
  expect(resource).toMatchObject({ out_trade_no: no, transaction_id: transactionId, trade_state: 'SUCCESS', amount: { total: 12_800 } });
  await sandbox.clock.advance(86400_000 * 2);
  expect(shop.received).toHaveLength(1);
});

test('the retry schedule is the official one: fifteen repetitions in 24 h 4 min, one id, fresh signatures', async () => {
  answer = () => 500;
  await sandbox.close();
  const frozen = Date.now();
  sandbox = await createSandbox({ now: () => frozen });
  await pay();
  await sandbox.clock.idle();
  const waits = [15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10800, 10800, 10800, 21600, 21600];
  for (const [i, seconds] of waits.entries()) {
    await sandbox.clock.advance(seconds * 1000 - 1);
    expect(shop.received).toHaveLength(i + 1);
    await sandbox.clock.advance(1);
    expect(shop.received).toHaveLength(i + 2);
  }
  await sandbox.clock.advance(86400_000);
  expect(shop.received).toHaveLength(16);
  expect(new Set(shop.received.map((entry) => (JSON.parse(entry.body) as { id: string }).id)).size).toBe(1);
  expect(new Set(shop.received.map((entry) => entry.headers['wechatpay-nonce'])).size).toBe(16);
  expect(sandbox.notifications.list()[0]?.state).toBe('failed');
  expect(waits.reduce((sum, wait) => sum + wait, 0)).toBe(24 * 3600 + 240);
});

test.each([200, 204])('%i ends it', async (status) => {
  answer = () => status;
  await pay();
  await sandbox.clock.advance(60_000);
  expect(shop.received).toHaveLength(1);
});

test.each([201, 302, 404, 500])('%i does not', async (status) => {
  answer = (count) => (count === 1 ? status : 204);
  await pay();
  await sandbox.clock.advance(60_000);
  expect(shop.received).toHaveLength(2);
});

test('no answer within five seconds counts as failure', async () => {
  answer = (count) => (count === 1 ? 'hang' : 204);
  await pay();
  await sandbox.clock.advance(15_000);
  expect(sandbox.notifications.list()[0]?.attempts.map((attempt) => attempt.status)).toEqual([0, 204]);
}, 15_000);

describe('a fault spoils one attempt, and the retry is good:', () => {
  test.each<[FaultKind, string]>([
    ['notify-bad-signature', 'bad signature'],
    ['notify-signtest', 'bad signature'],
    ['notify-unknown-serial', 'unknown serial'],
    ['notify-stale', 'stale'],
    ['notify-altered-ciphertext', 'Unsupported state or unable to authenticate data'],
  ])('%s', async (kind, reason) => {
    answer = (count) => (count === 1 ? 401 : 204);
    sandbox.faults.add({ kind });
    await pay();
    await sandbox.clock.advance(15_000);
    expect(() => open(0)).toThrow(reason);
    expect(() => open(1)).not.toThrow();
  });

  test.each<[FaultKind, (resource: Record<string, unknown>) => unknown]>([
    ['notify-wrong-mchid', (resource) => resource.mchid],
    ['notify-wrong-appid', (resource) => resource.appid],
    ['notify-wrong-amount', (resource) => (resource.amount as { total: number }).total],
  ])('%s', async (kind, field) => {
    answer = (count) => (count === 1 ? 400 : 204);
    sandbox.faults.add({ kind });
    await pay();
    await sandbox.clock.advance(15_000);
    expect(field(open(0).resource)).not.toBe(field(open(1).resource));
  });

  test('notify-drop never arrives', async () => {
    sandbox.faults.add({ kind: 'notify-drop' });
    await pay();
    await sandbox.clock.advance(86400_000 * 2);
    expect(shop.received).toHaveLength(0);
  });
});

test('associated_data may be empty or absent', async () => {
  sandbox.faults.add({ kind: 'notify-empty-associated-data' });
  sandbox.faults.add({ kind: 'notify-no-associated-data' });
  await pay();
  await pay();
  await sandbox.clock.idle();
  const given = [0, 1].map((i) => (open(i).event.resource as { associated_data?: string }).associated_data);
  expect(new Set(given)).toEqual(new Set(['', undefined]));
});

test('duplicates arrive together', async () => {
  sandbox.faults.add({ kind: 'notify-duplicate', copies: 5 });
  await pay();
  await sandbox.clock.idle();
  expect(shop.received).toHaveLength(5);
  expect(new Set(shop.received.map((_, i) => open(i).event.id)).size).toBe(1);
});

test('a replay is the same event under an hour-old timestamp', async () => {
  sandbox.faults.add({ kind: 'notify-replay' });
  await pay();
  await sandbox.clock.idle();
  expect(shop.received).toHaveLength(2);
  expect(() => open(1)).toThrow('stale');
});

test('a held notification leaves when it is released', async () => {
  sandbox.faults.add({ kind: 'notify-hold' });
  await pay();
  await sandbox.clock.advance(86400_000);
  expect(shop.received).toHaveLength(0);
  expect(await sandbox.notifications.release()).toBe(1);
  expect(shop.received).toHaveLength(1);
});

test('out of order: the refund is told before the payment', async () => {
  sandbox.faults.add({ kind: 'notify-out-of-order', on: 'TRANSACTION.' });
  const { no } = await pay();
  await sandbox.clock.idle();
  await payCall(sandbox, 'POST', '/v3/refund/domestic/refunds', {
    out_trade_no: no,
    out_refund_no: `R${no}`,
    notify_url: `${shop.url}/refund`,
    amount: { refund: 12_800, total: 12_800, currency: 'CNY' },
  });
  await sandbox.clock.advance(10_000);
  expect(shop.received.map((_, i) => open(i).event.event_type)).toEqual(['REFUND.SUCCESS', 'TRANSACTION.SUCCESS']);
});

test('a fault strikes as often as it is told, where it is told, after what it lets pass', async () => {
  sandbox.faults.add({ kind: 'notify-signtest', times: 2, skip: 1, on: 'TRANSACTION.SUCCESS' });
  for (let i = 0; i < 4; i += 1) {
    await pay();
    await sandbox.clock.idle();
  }
  const genuine = shop.received.map((entry) => !String(entry.headers['wechatpay-signature']).startsWith('WECHATPAY/SIGNTEST/'));
  expect(genuine).toEqual([true, false, false, true]);
});
