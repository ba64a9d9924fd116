import Taro from '@tarojs/taro';
import { Cancelled } from './cancelled';
import type { WechatTitle } from './choose-title-types';

/** WeChat keeps the customer's invoice titles and offers them. */
export const canChooseTitle = true;

/** @throws Cancelled when the person closes the sheet */
export const chooseTitle = async (): Promise<WechatTitle> => {
  try {
    const chosen = await Taro.chooseInvoiceTitle();
    return {
      // '0' a company, '1' a person: https://developers.weixin.qq.com/miniprogram/dev/api/open-api/invoice/wx.chooseInvoiceTitle.html
      kind: String(chosen.type) === '0' ? 'company' : 'person',
      title: chosen.title,
      taxNo: chosen.taxNumber,
      address: chosen.companyAddress,
      phone: chosen.telephone,
      bankName: chosen.bankName,
      bankAccount: chosen.bankAccount,
    };
  } catch (error) {
    if (/cancel|deny|auth/.test(String((error as { errMsg?: string }).errMsg))) throw new Cancelled();
    throw error;
  }
};
