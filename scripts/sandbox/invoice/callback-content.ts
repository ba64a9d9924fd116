import type { Sim } from '../sim.ts';
import { type Invoice, type RedForm } from './books.ts';
import { yuan } from './decimals.ts';
import { fileUrl } from './files.ts';

/** The form of a result callback: `operater=callback`, the order number, and JSON with the c_ names of the old interface. */
export const invoiceCallback = (sim: Sim, invoice: Invoice): Record<string, string> => ({
  operater: 'callback',
  orderno: invoice.orderNo,
  content: JSON.stringify({
    // 1 issued, 2 failed, 3 issued without a seal
    c_status: { '2': '1', '22': '2', '24': '3', '20': '' }[invoice.status],
    c_orderno: invoice.orderNo,
    c_fpqqlsh: invoice.serial,
    c_fpdm: '',
    c_fphm: '',
    allElectronicInvoiceNumber: invoice.number ?? '',
    c_kprq: invoice.issuedAt ?? '',
    c_bhsje: yuan(invoice.exTax),
    c_hjse: yuan(invoice.tax),
    c_url: invoice.status === '2' ? fileUrl(sim, invoice, 'pdf') : '',
    c_ofd_url: invoice.status === '2' ? fileUrl(sim, invoice, 'ofd') : '',
    c_xml_url: invoice.status === '2' ? fileUrl(sim, invoice, 'xml') : '',
    c_errorMessage: invoice.failCause ?? '',
    c_saletaxnum: invoice.sellerTaxNum,
    buyername: invoice.buyerName,
    taxnum: invoice.buyerTaxNum ?? '',
    phone: invoice.phone ?? '',
    email: invoice.email ?? '',
  }),
});

/** The form of a red-letter form's callback. The platform leaves its fields to be asked for; these are the names of its query. */
export const redFormCallback = (form: RedForm): Record<string, string> => ({
  operater: 'redConfirm',
  billId: form.billId,
  content: JSON.stringify({
    billId: form.billId,
    billNo: form.billNo,
    billStatus: form.status,
    blueElecInvoiceNumber: form.blueNumber,
    invoiceSerialNum: form.redSerial ?? '',
  }),
});
