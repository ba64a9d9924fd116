/** What a test or a person may set while the sandbox runs. Times are ms on the sandbox clock. */
export interface Settings {
  merchantName: string;
  /** The shop's own address, as it stands in approved SMS templates. */
  shopUrl: string;
  /** Where message push goes; empty switches it off. */
  pushUrl: string;
  pushMode: 'secure' | 'plain';
  /** Plain-http notify_url for loopback hosts: the one deliberate leniency, so that a laptop needs no certificate. */
  loopbackHttpNotify: boolean;
  /** Greatest distance of time_expire. The documents disagree between 7, 15 and 90 days; the shortest is the safe one. */
  timeExpireMaxMs: number;
  /** From acceptance of a refund to its outcome. */
  refundAfterMs: number;
  /** WeChat wants a minute between two partial refunds of one order. */
  refundIntervalMs: number;
  /** How long shipping management does not know a payment yet (errcode 10060001). */
  shippingLagMs: number;
  /** When WeChat reminds of an order that is not shipped. */
  remindShippingAfterMs: number;
  /** From upload of a picture to the wxa_media_check event. */
  mediaCheckAfterMs: number;
  /** Pages of the released mini-program version; null accepts any page. */
  pages: string[] | null;
  /** Hour of the day, in China, from which yesterday's bill can be fetched. */
  billReadyHour: number;
  /** Bills begin with a byte order mark; real ones often do. */
  billBom: boolean;
  /** Address in links to invoice files, where the shop reaches the sandbox by another one than its own; empty for its own. */
  fileUrl: string;
  /** From acceptance of an invoice, blue or red, to its end. */
  invoiceAfterMs: number;
  /** From application for a red-letter form to the tax bureau's answer. */
  redAfterMs: number;
  /** Red invoices follow a form that is in force by themselves, as the platform does; otherwise they are asked for. */
  redAutoIssue: boolean;
  riskyWords: string[];
  reviewWords: string[];
}

export const defaultSettings = (): Settings => ({
  merchantName: '回头小店',
  shopUrl: 'https://shop.example.com',
  pushUrl: '',
  pushMode: 'secure',
  loopbackHttpNotify: true,
  timeExpireMaxMs: 7 * 86400_000,
  refundAfterMs: 2000,
  refundIntervalMs: 60_000,
  shippingLagMs: 0,
  remindShippingAfterMs: 48 * 3600_000,
  mediaCheckAfterMs: 2000,
  pages: null,
  billReadyHour: 10,
  billBom: true,
  fileUrl: '',
  invoiceAfterMs: 2000,
  redAfterMs: 1000,
  redAutoIssue: true,
  riskyWords: ['赌博', '色情', '代开发票', '枪支', '毒品'],
  reviewWords: ['加微信', '微信号', '刷单', '兼职', '返现'],
});
