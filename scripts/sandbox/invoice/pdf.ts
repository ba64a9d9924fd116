import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { buffer } from 'node:stream/consumers';
import { billTime } from '../times.ts';
import type { Invoice } from './books.ts';
import { yuan } from './decimals.ts';

const FONT = '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf';
let font: Promise<Buffer> | undefined;

/** Points; the shape of a printed 数电票. */
const PAGE: [number, number] = [610, 396];
const RED = '#a5493f';
/** Left edges of the table's columns, and the right edge. */
const COLUMNS = [30, 200, 268, 308, 366, 432, 506, 580] as const;
const HEADS = ['项目名称', '规格型号', '单位', '数量', '单价', '金额', '税率 税额'] as const;
const ROWS = 8;

/** A sample that looks like the invoice it stands for and says on its face that it is none. */
export async function invoicePdf(invoice: Invoice): Promise<Buffer> {
  font ??= readFile(createRequire(import.meta.url).resolve(FONT));
  const [{ default: PDFDocument }, zh] = await Promise.all([import('pdfkit'), font]);
  const pdf = new PDFDocument({
    size: PAGE,
    margin: 0,
    info: { Title: `${invoice.number} 沙箱样张`, CreationDate: new Date(invoice.issuedAt ?? 0) },
  });
  const done = buffer(pdf);
  pdf.registerFont('zh', zh).font('zh');
  const text = (value: string, x: number, y: number, size = 9, colour = '#222', options: PDFKit.Mixins.TextOptions = {}) =>
    pdf
      .fontSize(size)
      .fillColor(colour)
      .text(value, x, y, { lineBreak: false, ...options });

  pdf.save().rotate(-24, { origin: [305, 200] });
  text('沙箱样张  不作凭证', 130, 180, 40, '#f1dcd9');
  pdf.restore();
  text(invoice.line === 'pc' ? '电子发票（普通发票）' : '电子发票（增值税专用发票）', 0, 18, 18, RED, { width: PAGE[0], align: 'center' });
  if (invoice.type === '2') text('红字', 180, 22, 12, '#d4380d');
  text(`发票号码：${invoice.number ?? ''}`, 420, 22);
  text(`开票日期：${billTime(invoice.issuedAt ?? 0).slice(0, 10)}`, 420, 38);

  pdf.lineWidth(0.8).strokeColor(RED).rect(30, 62, 550, 300).stroke();
  text('购买方', 36, 70, 9, RED);
  text(`名称：${invoice.buyerName}`, 80, 70, 9, '#222', { width: 220, ellipsis: true });
  text(`统一社会信用代码：${invoice.buyerTaxNum ?? ''}`, 80, 88);
  text('销售方', 312, 70, 9, RED);
  text(`统一社会信用代码：${invoice.sellerTaxNum}`, 356, 88);
  for (const y of [108, 128, 300, 324]) pdf.moveTo(30, y).lineTo(580, y).stroke();
  for (const [i, head] of HEADS.entries()) text(head, (COLUMNS[i] as number) + 4, 112, 9, RED);
  for (const [i, line] of invoice.lines.slice(0, ROWS).entries()) {
    const y = 133 + i * 20;
    const cells = [
      `*商品*${line.name}`,
      line.spec ?? '',
      line.unit ?? '',
      line.num ?? '',
      (line.price ?? '').slice(0, 10),
      yuan(line.exTax),
      `${Number(line.rate) * 100}%  ${yuan(line.tax)}`,
    ];
    for (const [column, cell] of cells.entries()) {
      const x = COLUMNS[column] as number;
      text(cell, x + 4, y, 8, '#222', { width: (COLUMNS[column + 1] as number) - x - 6, height: 10, ellipsis: true });
    }
  }
  if (invoice.lines.length > ROWS) text(`等共 ${invoice.lines.length} 行`, 34, 288, 8);
  text('合计', 34, 305, 9, RED);
  text(`¥${yuan(invoice.exTax)}`, 436, 305);
  text(`¥${yuan(invoice.tax)}`, 510, 305);
  text('价税合计', 34, 330, 10, RED);
  text(`¥${yuan(invoice.exTax + invoice.tax)}`, 436, 329, 12);
  text(`备注：${invoice.remark ?? ''}`, 34, 347, 8, '#222', { width: 540, height: 10, ellipsis: true });
  text(`开票人：${invoice.clerk}`, 34, 370);
  pdf.end();
  return done;
}
