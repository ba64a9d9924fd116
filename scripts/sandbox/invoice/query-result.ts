import { z } from 'zod';
import type { Sim } from '../sim.ts';
import { billTime } from '../times.ts';
import type { Invoice } from './books.ts';
import { yuan } from './decimals.ts';
import { notFound, ruleBroken } from './errors.ts';
import { fileUrl } from './files.ts';

const MESSAGE = { '2': '开票完成（最终状态）', '20': '开票中', '22': '开票失败', '24': '开票成功签章失败' } as const;

const keys = z.union([z.array(z.string().min(1)).max(50), z.string().min(1)]).optional();
const input = z.object({ serialNos: keys, orderNos: keys, isOfferInvoiceDetail: z.enum(['0', '1']).optional() });
const list = (value: string | string[] | undefined): string[] => (typeof value === 'string' ? value.split(',') : (value ?? []));

/** `queryInvoiceResult`: up to fifty documents by serial or by order number; unknown ones are left out. @throws NuonuoError E9500 when none is known */
export function queryResult(sim: Sim, body: Record<string, unknown>): { result: object[] } {
  const parsed = input.safeParse(body);
  if (!parsed.success) throw ruleBroken('查询参数格式错误');
  const { serialNos, orderNos, isOfferInvoiceDetail } = parsed.data;
  if (!serialNos === !orderNos) throw ruleBroken('发票流水号和订单号必须且只能传一个');
  const found = [
    ...list(serialNos).map((serial) => sim.invoicing.invoices.get(serial)),
    ...list(orderNos).map((no) => sim.invoicing.byOrder.get(no)),
  ].filter((invoice) => invoice !== undefined);
  if (found.length === 0) throw notFound('发票不存在');
  return { result: found.map((invoice) => view(sim, invoice, isOfferInvoiceDetail === '1')) };
}

function view(sim: Sim, invoice: Invoice, withLines: boolean): object {
  const issued = invoice.status === '2';
  return {
    serialNo: invoice.serial,
    orderNo: invoice.orderNo,
    status: invoice.status,
    statusMsg: MESSAGE[invoice.status],
    failCause: invoice.failCause ?? '',
    pdfUrl: issued ? fileUrl(sim, invoice, 'pdf') : '',
    ofdUrl: issued ? fileUrl(sim, invoice, 'ofd') : '',
    xmlUrl: issued ? fileUrl(sim, invoice, 'xml') : '',
    invoiceTime: invoice.issuedAt ?? null,
    invoiceCode: '',
    invoiceNo: '',
    allElectronicInvoiceNumber: invoice.number ?? '',
    exTaxAmount: yuan(invoice.exTax),
    taxAmount: yuan(invoice.tax),
    orderAmount: yuan(invoice.exTax + invoice.tax),
    payerName: invoice.buyerName,
    payerTaxNo: invoice.buyerTaxNum ?? '',
    invoiceKind: invoice.line === 'pc' ? '数电电子发票(普通发票)' : '数电电子发票(增值税专用发票)',
    invoiceType: invoice.type,
    salerTaxNum: invoice.sellerTaxNum,
    clerk: invoice.clerk,
    remark: invoice.remark ?? '',
    oldEleInvoiceNumber: invoice.blueNumber ?? '',
    createTime: invoice.acceptedAt,
    invoiceDate: billTime(invoice.acceptedAt),
    ...(withLines && { invoiceItems: invoice.lines.map(lineView) }),
  };
}

const lineView = (line: Invoice['lines'][number]): object => ({
  itemName: line.name,
  itemUnit: line.unit ?? '',
  itemPrice: line.price ?? '',
  itemTaxRate: line.rate,
  itemNum: line.num ?? '',
  itemAmount: yuan(line.exTax),
  itemTaxAmount: yuan(line.tax),
  itemSpec: line.spec ?? '',
  itemCode: line.code,
  isIncludeTax: 'false',
  invoiceLineProperty: line.property,
  zeroRateFlag: line.zeroRate,
  favouredPolicyFlag: line.policy,
});
