import { buffer } from 'node:stream/consumers';
import { yuan } from '@huitou/shared-types/money.ts';
import type { LineCommand, Party } from '../../modules/invoices/index.ts';
import { chineseFont } from '../../platform/chinese-font.ts';
import { dayOf } from '../../platform/clock.ts';
import { tidy } from '../plain-text.ts';
import { capitalAmount } from './capital.ts';

export interface Receipt {
  readonly no: string;
  /** Given back: amounts are negative, and the first receipt is named. */
  readonly refundOf: string | null;
  readonly seller: Party;
  readonly buyer: Party;
  readonly lines: readonly LineCommand[];
  /** Fen; negative when given back. */
  readonly total: number;
  readonly clerk: string;
  readonly remark: string;
  readonly at: Date;
}

/** A4 in points. */
const PAGE = { width: 595.28, height: 841.89, margin: 48 };
const RIGHT = PAGE.width - PAGE.margin;
/** Left edges of the columns; the last three are set to the right. */
const COLUMNS = { name: PAGE.margin + 10, unit: 318, quantity: 356, price: 404, amount: 474, end: RIGHT - 10 };
const INK = '#1d2129';
const SOFT = '#6b7280';
const LINE = '#d8dce3';
const ACCENT = '#0f766e';
const NOT_A_TAX_INVOICE = '非税务发票';

type Pdf = PDFKit.PDFDocument;
const put = (pdf: Pdf, text: string, x: number, y: number, size = 10, colour = INK, options: PDFKit.Mixins.TextOptions = {}): void =>
  void pdf
    .fontSize(size)
    .fillColor(colour)
    .text(text, x, y, { lineBreak: false, ...options });
const right = (pdf: Pdf, text: string, x: number, end: number, y: number, size = 10, colour = INK): void =>
  put(pdf, text, x, y, size, colour, { width: end - x, align: 'right' });
const rule = (pdf: Pdf, y: number, colour = LINE): void => void pdf.moveTo(PAGE.margin, y).lineTo(RIGHT, y).lineWidth(0.6).stroke(colour);

/** A receipt of the shop as PDF. Heading, watermark and foot say on every page that it is no tax invoice. */
export const drawReceipt = async (receipt: Receipt): Promise<Uint8Array> => {
  const { default: PDFDocument } = await import('pdfkit');
  const heading = `${receipt.refundOf === null ? '收据' : '退款收据'}（${NOT_A_TAX_INVOICE}）`;
  const info = { Title: `${heading} ${receipt.no}`, Author: receipt.seller.title };
  const pdf = new PDFDocument({ size: 'A4', margin: 0, autoFirstPage: false, info, lang: 'zh-CN' });
  const done = buffer(pdf);
  pdf.registerFont('zh', chineseFont());
  let y = drawPage(pdf, heading, receipt);
  for (const [i, line] of receipt.lines.entries()) {
    const name = line.property === 'discount' ? '折扣' : tidy([line.name, line.spec].filter(Boolean).join(' '), 200);
    const width = COLUMNS.unit - COLUMNS.name - 12;
    const height = pdf.fontSize(10).heightOfString(name, { width, lineGap: 2 });
    if (y + height > PAGE.height - (i === receipt.lines.length - 1 ? 230 : 110)) y = drawPage(pdf, heading, receipt);
    drawLine(pdf, line, name, width, y);
    y += height + 12;
    rule(pdf, y - 5, '#eef0f3');
  }
  drawTotal(pdf, receipt, y + 4);
  pdf.end();
  return done;
};

const drawPage = (pdf: Pdf, heading: string, receipt: Receipt): number => {
  pdf.addPage().font('zh');
  pdf.save().rotate(-30, { origin: [PAGE.width / 2, PAGE.height / 2] });
  put(pdf, NOT_A_TAX_INVOICE, 0, PAGE.height / 2 - 50, 84, '#f3f4f6', { width: PAGE.width, align: 'center' });
  pdf.restore();
  pdf.rect(0, 0, PAGE.width, 8).fill(ACCENT);
  put(pdf, tidy(receipt.seller.title, 100) || '商家', PAGE.margin, 44, 11, SOFT, { width: 300, height: 14, ellipsis: true });
  put(pdf, heading, PAGE.margin, 62, 22);
  right(pdf, `编号 ${receipt.no}`, 330, RIGHT, 48, 10, SOFT);
  right(pdf, `日期 ${dayOf(receipt.at)}`, 330, RIGHT, 64, 10, SOFT);
  if (receipt.refundOf !== null) right(pdf, `原收据 ${receipt.refundOf}`, 330, RIGHT, 80, 10, SOFT);
  rule(pdf, 106, ACCENT);
  drawParty(pdf, receipt.refundOf === null ? '付款方' : '收款方', receipt.buyer, PAGE.margin, 118);
  drawParty(pdf, receipt.refundOf === null ? '收款方' : '付款方', receipt.seller, 318, 118);
  drawFoot(pdf);
  pdf.rect(PAGE.margin, 186, RIGHT - PAGE.margin, 24).fill('#f3f6f6');
  put(pdf, '商品', COLUMNS.name, 192, 9, SOFT);
  put(pdf, '单位', COLUMNS.unit, 192, 9, SOFT);
  right(pdf, '数量', COLUMNS.quantity, COLUMNS.price - 8, 192, 9, SOFT);
  right(pdf, '单价', COLUMNS.price, COLUMNS.amount - 4, 192, 9, SOFT);
  right(pdf, '金额（元）', COLUMNS.amount, COLUMNS.end, 192, 9, SOFT);
  return 220;
};

const drawParty = (pdf: Pdf, label: string, party: Party, x: number, y: number): void => {
  put(pdf, label, x, y, 9, SOFT);
  put(pdf, tidy(party.title, 100), x, y + 14, 12, INK, { width: 226, height: 16, ellipsis: true });
  const more = [party.taxNo === null ? '' : `税号 ${party.taxNo}`, party.phone === '' ? '' : `电话 ${party.phone}`]
    .filter(Boolean)
    .join('  ');
  put(pdf, more, x, y + 34, 9, SOFT, { width: 226, height: 12, ellipsis: true });
};

const drawLine = (pdf: Pdf, line: LineCommand, name: string, width: number, y: number): void => {
  pdf
    .fontSize(10)
    .fillColor(line.property === 'discount' ? SOFT : INK)
    .text(name, COLUMNS.name, y, { width, lineGap: 2 });
  if (line.property !== 'discount') put(pdf, tidy(line.unit, 10), COLUMNS.unit, y, 10, INK, { width: 34, height: 13, ellipsis: true });
  const pieces = line.quantity === null ? 0 : Math.abs(line.quantity);
  if (pieces > 0) {
    right(pdf, String(line.quantity), COLUMNS.quantity, COLUMNS.price - 8, y);
    // What a piece cost the customer; it need not come out even, the amount does.
    right(pdf, yuan(Math.round(Math.abs(line.gross) / pieces)), COLUMNS.price, COLUMNS.amount - 4, y);
  }
  right(pdf, yuan(line.gross), COLUMNS.amount, COLUMNS.end, y);
};

const drawTotal = (pdf: Pdf, receipt: Receipt, y: number): void => {
  rule(pdf, y, ACCENT);
  put(pdf, receipt.refundOf === null ? '合计' : '合计退款', COLUMNS.name, y + 14, 11, SOFT);
  put(pdf, capitalAmount(receipt.total), COLUMNS.name + 60, y + 14, 11);
  right(pdf, `¥ ${yuan(receipt.total)}`, 350, COLUMNS.end, y + 9, 18, ACCENT);
  if (receipt.remark !== '')
    pdf
      .fontSize(9)
      .fillColor(SOFT)
      .text(`备注：${tidy(receipt.remark, 200)}`, COLUMNS.name, y + 46, { width: RIGHT - PAGE.margin - 20, height: 40, ellipsis: true });
  if (receipt.clerk !== '') right(pdf, `开具人 ${receipt.clerk}`, 350, COLUMNS.end, y + 92, 9, SOFT);
};

const drawFoot = (pdf: Pdf): void => {
  const y = PAGE.height - 76;
  rule(pdf, y);
  put(pdf, `本收据由商家系统生成，仅证明收付款事实，${NOT_A_TAX_INVOICE}：不作税务凭证，不能抵扣税款。`, PAGE.margin, y + 10, 9, SOFT);
  put(pdf, '如需税务发票，请联系商家开具。', PAGE.margin, y + 26, 9, SOFT);
};
