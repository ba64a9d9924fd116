/** An invoice title as WeChat hands it over; what the person left out is empty. */
export interface WechatTitle {
  kind: 'company' | 'person';
  title: string;
  taxNo: string;
  address: string;
  phone: string;
  bankName: string;
  bankAccount: string;
}
