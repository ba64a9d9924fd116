import { beforeEach, describe, expect, test, vi } from 'vitest';
import { newParcel, parcelProblem, parcelsToSend, unpacked } from './parcels.ts';
import { guessCarrier, pastedNumbers, trackingFits, useShipDrafts } from './ship-drafts.ts';

const lines = [
  { id: '1', quantity: 5, shipped: 1, cancelled: 1, held: 1 },
  { id: '2', quantity: 1, shipped: 0, cancelled: 0, held: 0 },
];

describe('packing', () => {
  test('the first parcel holds all that is left, without pieces that are refunded or in a case, and then names no lines', () => {
    const parcel = { ...newParcel('SF', lines), trackingNo: 'sf1234567890123 ' };
    expect(unpacked([parcel], lines)).toBe(0);
    expect(parcelProblem([parcel], lines)).toBeNull();
    expect(parcelsToSend([parcel], lines)).toEqual([{ kind: 'express', carrier: 'SF', trackingNo: 'SF1234567890123' }]);
  });
  test('a part, or several parcels, name their lines', () => {
    const first = { ...newParcel('SF', lines), trackingNo: 'SF1234567890123', quantities: { '1': 1, '2': 0 } };
    const second = { ...newParcel('SF', []), kind: 'none' as const, quantities: { '2': 1 } };
    expect(unpacked([first, second], lines)).toBe(1);
    expect(parcelsToSend([first, second], lines)).toEqual([
      { kind: 'express', carrier: 'SF', trackingNo: 'SF1234567890123', lines: [{ lineId: '1', quantity: 1 }] },
      { kind: 'none', lines: [{ lineId: '2', quantity: 1 }] },
    ]);
  });
  test('refuses empty parcels, missing and wrong numbers, and more than is left', () => {
    const full = newParcel('SF', lines);
    expect(parcelProblem([{ ...full, quantities: {} }], lines)).toBe('包裹 1 是空的');
    expect(parcelProblem([full], lines)).toBe('请填写包裹 1 的快递单号');
    expect(parcelProblem([{ ...full, trackingNo: 'ABC' }], lines)).toBe('包裹 1 的单号与快递公司不符');
    expect(parcelProblem([{ ...full, trackingNo: 'SF1234567890123', quantities: { '1': 3 } }], lines)).toBe('有商品装入的件数超过待发件数');
  });
});

describe('waybill numbers', () => {
  test.each([
    ['SF1234567890123', 'SF'],
    ['yt1234567890123', 'YTO'],
    ['JT1234567890123', 'JTSD'],
    ['73123456789012', null],
  ])('%s', (no, carrier) => {
    expect(guessCarrier(no)).toBe(carrier);
  });
  test('a column pasted from a sheet becomes one number a line', () => {
    expect(pastedNumbers(' SF1\r\nSF2\n\nSF3\t')).toEqual(['SF1', 'SF2', 'SF3']);
  });
  test('each carrier has its pattern', () => {
    expect(trackingFits('JTSD', 'JT1234567890123')).toBe(true);
    expect(trackingFits('JTSD', 'SF1234567890123')).toBe(false);
  });
});

describe('the queue', () => {
  const sent: unknown[] = [];
  beforeEach(() => {
    sent.length = 0;
    useShipDrafts.setState({ drafts: {}, defaultCarrier: 'SF' });
    vi.stubGlobal('fetch', async (_: string, init: { body: string }) => {
      sent.push(JSON.parse(init.body));
      return new Response(JSON.stringify({ orderId: '7', status: 'shipped', parcels: [] }), { status: 200 });
    });
  });
  test('ships a row once, however often Enter is pressed', async () => {
    useShipDrafts.getState().edit('7', { trackingNo: 'SF1234567890123' });
    await Promise.all([useShipDrafts.getState().ship('7'), useShipDrafts.getState().ship('7')]);
    await useShipDrafts.getState().ship('7');
    expect(sent).toEqual([{ parcels: [{ kind: 'express', carrier: 'SF', trackingNo: 'SF1234567890123' }] }]);
    expect(useShipDrafts.getState().drafts['7']?.state).toBe('done');
  });
  test('a number that cannot be right is not sent', async () => {
    useShipDrafts.getState().edit('7', { trackingNo: '12' });
    await useShipDrafts.getState().ship('7');
    expect(sent).toEqual([]);
    expect(useShipDrafts.getState().drafts['7']?.message).toBe('单号与快递公司不符');
  });
  test('a refusal stays at its row and can be tried again', async () => {
    vi.stubGlobal(
      'fetch',
      async () => new Response(JSON.stringify({ code: 'over_ship', message: '发货数量超过待发数量', requestId: 'r' }), { status: 409 }),
    );
    useShipDrafts.getState().edit('7', { trackingNo: 'SF1234567890123' });
    expect(await useShipDrafts.getState().ship('7')).toBe(false);
    expect(useShipDrafts.getState().drafts['7']).toMatchObject({ state: 'failed', message: '发货数量超过待发数量' });
  });
});
