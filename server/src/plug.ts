import { env } from './env.ts';
import { plugWechat } from './modules/customers/index.ts';
import { plugShippingNotices } from './modules/fulfilment/index.ts';
import { plugInvoiceParties } from './modules/invoices/index.ts';
import { plugPayChannel } from './modules/payments/index.ts';
import { plugRiskRank } from './modules/risk/index.ts';
import { smtpMail } from './providers/mail/index.ts';
import { nuonuoInvoices } from './providers/nuonuo/index.ts';
import { localReceipts } from './providers/receipt/index.ts';
import { aliyunSms } from './providers/sms/index.ts';
import { wechatForCustomers, wechatRiskRank, wechatShippingNotices } from './providers/wechat-mini/index.ts';
import { wechatPayForPayments } from './providers/wechat-pay/index.ts';

/** Gives each slice the outside parties that its port asks for. The only place where slices and providers meet. */
export const plugProviders = (): void => {
  plugWechat(wechatForCustomers);
  plugPayChannel(wechatPayForPayments);
  plugRiskRank(wechatRiskRank);
  plugShippingNotices(wechatShippingNotices);
  plugInvoiceParties({
    providers: env().NUONUO_APP_KEY === '' ? [localReceipts] : [nuonuoInvoices, localReceipts],
    mail: smtpMail,
    sms: aliyunSms,
  });
};
