/** The signature and the templates that this account has had approved; `${name}` is a variable, `{shopUrl}` the shop's own address. */
export const SIGN_NAME = '回头小店';
export const TEMPLATES: Readonly<Record<string, string>> = {
  SMS_480000001: '您在${shop}的电子发票已开具，金额${amount}元，查看下载：{shopUrl}/api/invoice-files/${code}',
};
