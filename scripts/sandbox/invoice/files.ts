import type { Context } from 'koa';
import type { Sim } from '../sim.ts';
import type { Invoice } from './books.ts';
import { invoicePdf } from './pdf.ts';
import { invoiceXml } from './xml.ts';
import { zip } from './zip.ts';

export type FileKind = 'pdf' | 'ofd' | 'xml';
const TYPES: Record<FileKind, string> = { pdf: 'application/pdf', ofd: 'application/ofd', xml: 'application/xml; charset=utf-8' };

/** Where a file of an issued invoice can be loaded by whoever has the address. */
export const fileUrl = (sim: Sim, invoice: Pick<Invoice, 'serial' | 'fileKey'>, kind: FileKind): string =>
  `${sim.settings.fileUrl || sim.url}/invoice-files/${invoice.serial}-${invoice.fileKey}.${kind}`;

/** `GET /invoice-files/…`: renders the file; 404 for a wrong key and for what is not issued. */
export async function serveFile(sim: Sim, ctx: Context): Promise<void> {
  const [, serial = '', key = '', kind = ''] = /^\/invoice-files\/(\d{20})-(\w{24})\.(pdf|ofd|xml)$/.exec(ctx.path) ?? [];
  const invoice = sim.invoicing.invoices.get(serial);
  if (!invoice || invoice.fileKey !== key || invoice.status !== '2') {
    ctx.status = 404;
    return;
  }
  ctx.body = await render(invoice, kind as FileKind);
  ctx.type = TYPES[kind as FileKind];
}

async function render(invoice: Invoice, kind: FileKind): Promise<Buffer> {
  if (kind === 'pdf') return invoicePdf(invoice);
  const xml = Buffer.from(invoiceXml(invoice));
  return kind === 'xml' ? xml : zip({ 'OFD.xml': OFD, 'Doc_0/Document.xml': DOCUMENT, 'Doc_0/Attachs/original_invoice.xml': xml });
}

/** The frame of an OFD package (GB/T 33190): its entry and an empty document that carries the invoice as an attachment. */
const OFD = Buffer.from(
  '<?xml version="1.0" encoding="UTF-8"?>\n<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016" DocType="OFD" Version="1.1"><ofd:DocBody><ofd:DocInfo><ofd:Title>沙箱样张</ofd:Title></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>\n',
);
const DOCUMENT = Buffer.from(
  '<?xml version="1.0" encoding="UTF-8"?>\n<ofd:Document xmlns:ofd="http://www.ofdspec.org/2016"><ofd:CommonData><ofd:MaxUnitID>1</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>0 0 210 140</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages/></ofd:Document>\n',
);
