import { regionText } from '@huitou/shared-types/customers/region-text.ts';
import { chineseFont } from '../../platform/chinese-font.ts';
import { iso } from '../../platform/clock.ts';
import { must } from '../../platform/errors.ts';
import type { FileAnswer, StaffCall } from '../../platform/http/mount.ts';
import { recordAudit } from '../audit/index.ts';
import { leftToShip, linesOf, type OrderLineRow, type OrderRow, staffOrderRows } from '../orders/index.ts';
import { readSettings } from '../settings/index.ts';

/** A4 in points, and what the columns of the table of goods begin at. */
const PAGE = { width: 595.28, height: 841.89, margin: 40 };
const COLUMNS = { index: 40, name: 66, code: 360, quantity: 505 };

/** Delivery slips of the chosen orders as one PDF, a page an order, in the order in which they were chosen. @throws not_found when one is out of reach */
export const deliverySlips = async ({ orderIds }: { orderIds: number[] }, call: StaffCall): Promise<FileAnswer> => {
  const rows = await staffOrderRows(call.actor, orderIds);
  const orders = orderIds.map((id) => must(rows.find((row) => row.id === id)));
  const [lines, shop, shipping] = await Promise.all([linesOf(orderIds), readSettings('shop'), readSettings('shipping')]);
  await recordAudit(call.actor, {
    action: 'order.slips',
    subject: 'order',
    subjectId: orderIds.length === 1 ? (orderIds[0] as number) : '',
    summary: `打印配货单 ${orders.length} 张`,
  });
  // Large, and needed by few requests: loaded when the first one comes.
  const [{ default: PDFDocument }, { default: bwipjs }] = await Promise.all([import('pdfkit'), import('bwip-js/node')]);
  const barcode = (text: string): Promise<Buffer> => bwipjs.toBuffer({ bcid: 'code128', text, height: 11, scale: 3, includetext: false });
  const pdf = new PDFDocument({ size: 'A4', margin: PAGE.margin, autoFirstPage: false, info: { Title: '配货单', Author: shop.name } });
  pdf.registerFont('zh', chineseFont());
  const from = `${shipping.consignorName}  ${shipping.consignorPhone}  ${shipping.consignorAddress}`;
  for (const order of orders) drawSlip(pdf, order, toPick(lines.get(order.id) ?? []), await barcode(order.no), shop.name, from);
  pdf.end();
  return { body: pdf, type: 'application/pdf', filename: `配货单-${orders.length}张.pdf` };
};

/** What is to be picked: what is left; of an order that has left already, what was sent. Pieces in a case stay on the shelf. */
const toPick = (lines: readonly OrderLineRow[]): OrderLineRow[] => {
  const left = lines.filter((line) => leftToShip(line) > 0).map((line) => ({ ...line, quantity: leftToShip(line) }));
  return left.length > 0 ? left : lines.filter((line) => line.shipped > 0).map((line) => ({ ...line, quantity: line.shipped }));
};

const drawSlip = (
  pdf: PDFKit.PDFDocument,
  order: OrderRow,
  lines: readonly OrderLineRow[],
  barcode: Buffer,
  shopName: string,
  from: string,
): void => {
  pdf.addPage().font('zh').fillColor('#1d1d1f');
  pdf.fontSize(18).text(`${shopName} 配货单`, PAGE.margin, 44);
  pdf.image(barcode, 350, 40, { width: 205, height: 34 });
  pdf.fontSize(9).text(order.no, 350, 78, { width: 205, align: 'center' });
  pdf.fontSize(10).text(`下单 ${iso(order.placed_at).slice(0, 16).replace('T', ' ')}`, PAGE.margin, 72);
  rule(pdf, 98);
  if (order.delivery_kind === 'pickup') pdf.fontSize(14).text(`到店自提  ${order.receiver_phone}`, PAGE.margin, 110);
  else {
    pdf.fontSize(14).text(`${order.receiver_name}  ${order.receiver_phone}`, PAGE.margin, 110);
    pdf.fontSize(11).text(`${regionText(order)}${order.street}${order.detail}`, PAGE.margin, 134, {
      width: PAGE.width - 2 * PAGE.margin,
    });
  }
  let y = drawHead(pdf, Math.max(pdf.y + 12, 168));
  for (const [i, line] of lines.entries()) {
    const name = `${line.name}${line.spec ? `  ${line.spec}` : ''}`;
    const height = Math.max(22, pdf.fontSize(11).heightOfString(name, { width: 280 }) + 8);
    if (y + height > PAGE.height - 110) {
      pdf.addPage().font('zh');
      y = drawHead(pdf, 44);
    }
    pdf
      .fontSize(11)
      .text(String(i + 1), COLUMNS.index, y)
      .text(name, COLUMNS.name, y, { width: 280 })
      .text(line.code, COLUMNS.code, y, { width: 140 });
    pdf.fontSize(13).text(String(line.quantity), COLUMNS.quantity, y - 1, { width: 50, align: 'right' });
    y += height;
  }
  rule(pdf, y);
  pdf.fontSize(12).text(`共 ${lines.reduce((sum, line) => sum + line.quantity, 0)} 件`, COLUMNS.code, y + 8, {
    width: PAGE.width - PAGE.margin - COLUMNS.code,
    align: 'right',
  });
  if (order.note) pdf.fontSize(11).text(`买家留言：${order.note}`, PAGE.margin, y + 30, { width: PAGE.width - 2 * PAGE.margin });
  if (order.staff_note)
    pdf.fontSize(11).text(`商家备注：${order.staff_note}`, PAGE.margin, pdf.y + 4, { width: PAGE.width - 2 * PAGE.margin });
  pdf
    .fontSize(9)
    .fillColor('#6e6e73')
    .text(`发货方：${from}`, PAGE.margin, PAGE.height - 70, { width: PAGE.width - 2 * PAGE.margin, lineBreak: false });
};

const drawHead = (pdf: PDFKit.PDFDocument, y: number): number => {
  rule(pdf, y);
  pdf
    .fontSize(10)
    .fillColor('#6e6e73')
    .text('#', COLUMNS.index, y + 6)
    .text('商品', COLUMNS.name, y + 6)
    .text('SKU 编码', COLUMNS.code, y + 6)
    .text('数量', COLUMNS.quantity, y + 6, { width: 50, align: 'right' });
  pdf.fillColor('#1d1d1f');
  rule(pdf, y + 24);
  return y + 32;
};
const rule = (pdf: PDFKit.PDFDocument, y: number): void =>
  void pdf
    .moveTo(PAGE.margin, y)
    .lineTo(PAGE.width - PAGE.margin, y)
    .lineWidth(0.5)
    .stroke('#c7c7cc');
