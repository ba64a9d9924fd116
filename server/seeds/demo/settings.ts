import { env } from '../../src/env.ts';
import { seedSettings } from '../../src/modules/settings/index.ts';

/** The seller that Nuonuo gives to everybody who tries its platform. */
const TRIAL_SELLER = '339902999999789113';

/** Who sells, so that the demo shop can issue invoices at once: the company of the account at the invoice platform. */
export const seedDemoSettings = (): Promise<number> =>
  seedSettings({
    invoices: {
      sellerName: '杭州回头商贸有限公司',
      sellerTaxNo: env().NUONUO_TAX_NUM || TRIAL_SELLER,
      sellerAddress: '浙江省杭州市余杭区仓前街道文一西路 1000 号',
      sellerPhone: '400-800-1234',
      sellerBank: '招商银行杭州分行',
      sellerAccount: '571900000010001',
      clerk: '王会计',
    },
  });
