import { inflateSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { placeholderEnv } from '../../../../scripts/lib/placeholder-env.ts';
import type { InvoiceProvider, IssueCommand, LineCommand, Party, RedIssueCommand } from '../../modules/invoices/index.ts';

let receipts: InvoiceProvider;
beforeAll(async () => {
  const { setEnv } = await import('../../env.ts');
  setEnv(placeholderEnv());
  ({ localReceipts: receipts } = await import('./index.ts'));
});

const party = (title: string): Party => ({ kind: 'company', title, taxNo: null, address: '', phone: '', bank: '', account: '' });
const line = (name: string, gross: number, changes: Partial<LineCommand> = {}): LineCommand => ({
  property: 'normal',
  name,
  spec: '250g',
  unit: '罐',
  quantity: 2,
  price: null,
  taxCode: '',
  taxRate: 0,
  taxMark: 'normal',
  gross,
  net: gross,
  tax: 0,
  ...changes,
});
const command = (lines: readonly LineCommand[]): IssueCommand => {
  const gross = lines.reduce((sum, one) => sum + one.gross, 0);
  return {
    no: 'FP20260102000001',
    type: 'normal',
    seller: party('回头小店'),
    buyer: party('张三'),
    lines,
    gross,
    net: gross,
    tax: 0,
    clerk: '李四',
    remark: '订单 20260102',
    orderedAt: new Date('2026-01-02T02:00:00Z'),
    noticeUrl: '',
  };
};
const load = async (one: IssueCommand | RedIssueCommand): Promise<Buffer> => {
  const outcome = await receipts.download({ format: 'pdf', url: 'receipt:x' }, { no: one.no, serial: one.no, command: one });
  if (outcome.kind !== 'ok') throw new Error(outcome.detail);
  return Buffer.from(outcome.data);
};

/** The text of a PDF of ours: glyph numbers through the document's own map back to characters, in drawing order. */
const textOf = (pdf: Buffer): string => {
  const raw = pdf.toString('latin1');
  const streams = [...raw.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map((match) => {
    try {
      return inflateSync(Buffer.from(match[1] as string, 'latin1')).toString('latin1');
    } catch {
      return '';
    }
  });
  const characters = new Map<number, string>();
  for (const map of streams.filter((stream) => stream.includes('begincmap')))
    for (const [, from = '', , list = ''] of map.matchAll(/<([0-9a-f]{4})> <([0-9a-f]{4})> \[([^\]]*)\]/gi))
      for (const [i, code] of [...list.matchAll(/<([0-9a-f]+)>/gi)].entries())
        characters.set(
          Number.parseInt(from, 16) + i,
          Buffer.from(code[1] as string, 'hex')
            .swap16()
            .toString('utf16le'),
        );
  return streams
    .filter((stream) => stream.includes('BT'))
    .map((stream) =>
      [...stream.matchAll(/<([0-9a-f]+)>/gi)]
        .flatMap((match) => (match[1] as string).match(/.{4}/g) ?? [])
        .map((glyph) => characters.get(Number.parseInt(glyph, 16)) ?? '')
        .join(''),
    )
    .join('\n');
};

test('a receipt says who, what, how much and, on its face, that it is no tax invoice', async () => {
  const pdf = await load(command([line('西湖龙井', 11_300), line('满减', -300, { property: 'discount', quantity: null })]));
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  const text = textOf(pdf);
  for (const part of [
    '收据（非税务发票）',
    'FP20260102000001',
    '回头小店',
    '张三',
    '西湖龙井',
    '56.50',
    '折扣',
    '-3.00',
    '¥ 110.00',
    '壹佰壹拾元整',
    '不作税务凭证',
    '李四',
  ])
    expect(text).toContain(part);
  // Only the characters in use are embedded, of a font of ten megabytes.
  expect(pdf.length).toBeLessThan(80_000);
});

test('a refund is named so, with the first receipt', async () => {
  const first = command([line('西湖龙井', 11_300)]);
  const apply = {
    ...first,
    no: 'RA1',
    blue: { no: first.no, serial: first.no, invoiceNumber: first.no, issuedAt: new Date(), type: 'normal' as const },
    reason: 'returned' as const,
    lines: [{ ...line('西湖龙井', -5_650), quantity: -1, blueLine: 1 }],
    gross: -5_650,
    net: -5_650,
    tax: 0,
  };
  const text = textOf(await load({ no: 'RI1', applyId: 'RA1', confirmNo: 'RA1', apply }));
  for (const part of ['退款收据（非税务发票）', 'RI1', '原收据 FP20260102000001', '-56.50', '负伍拾陆元伍角整'])
    expect(text).toContain(part);
});

test('many lines run over pages, each with heading and notice', async () => {
  const long = '新疆阿克苏冰糖心苹果 特级大果 单果 80mm 以上 产地直发 坏果包赔';
  const pdf = await load(command(Array.from({ length: 80 }, (_, i) => line(`${long} ${i + 1}`, 1_000 + i))));
  const pages = pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;
  expect(pages).toBeGreaterThan(2);
  expect(textOf(pdf).match(/本收据由商家系统生成/g)).toHaveLength(pages);
});

test('every call succeeds at once, under our own number', async () => {
  const one = command([line('西湖龙井', 11_300)]);
  expect(await receipts.issue(one)).toEqual({ kind: 'ok', data: { serial: one.no } });
  expect(await receipts.query({ no: one.no, serial: '', command: one })).toMatchObject({
    kind: 'ok',
    data: { state: 'issued', invoiceNumber: one.no, net: 11_300, files: [{ format: 'pdf' }] },
  });
  expect(receipts.receiptOnly).toBe(true);
});
