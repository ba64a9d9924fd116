import { expect, test } from 'vitest';
import { placeholderEnv } from '../../scripts/lib/placeholder-env.ts';
import { readEnv } from './env.ts';

const real = placeholderEnv({ NODE_ENV: 'production', PUBLIC_URL: 'https://shop.example.com' });
const partners = {
  NUONUO_APP_KEY: '12345678',
  NUONUO_APP_SECRET: 'S',
  NUONUO_TAX_NUM: '91330100799655058B',
  SMS_KEY_ID: 'LTAI5tReal',
  SMS_KEY_SECRET: 'S',
  SMS_SIGN_NAME: '回头小店',
  SMS_TEMPLATE_INVOICE: 'SMS_1',
  MAIL_HOST: 'smtp.example.com',
  MAIL_USER: 'shop@example.com',
  MAIL_PASSWORD: 'S',
  MAIL_FROM: '回头小店 <shop@example.com>',
};

test('invoices, SMS and mail are each left out or given', () => {
  expect(readEnv(real)).toMatchObject({ NUONUO_APP_KEY: '', SMS_KEY_ID: '', MAIL_HOST: '' });
  expect(readEnv({ ...real, ...partners })).toMatchObject({ MAIL_SECURITY: 'tls', MAIL_PORT: 465 });
});

test.each(['NUONUO_APP_SECRET', 'NUONUO_TAX_NUM', 'SMS_KEY_SECRET', 'SMS_SIGN_NAME', 'SMS_TEMPLATE_INVOICE', 'MAIL_FROM', 'MAIL_PASSWORD'])(
  'half of an account is refused: no %s',
  (name) => {
    expect(() => readEnv({ ...real, ...partners, [name]: '' })).toThrow(name);
  },
);

test.each([
  ['NUONUO_API_URL', 'http://127.0.0.1:3101/open/v1/services'],
  ['NUONUO_API_URL', 'https://sandbox.nuonuocs.cn/open/v1/services'],
  ['NUONUO_TOKEN_URL', 'https://open.nuonuo.com.example.com/accessToken'],
  ['NUONUO_TAX_NUM', '339902999999789113'],
  ['SMS_API_URL', 'http://dysmsapi.aliyuncs.com'],
  ['SMS_API_URL', 'https://dysmsapi.example.com'],
  ['SMS_KEY_ID', 'LTAI5tSANDBOX123'],
  ['MAIL_USER', 'shop@mail.sandbox'],
  ['WECHAT_API_URL', 'http://127.0.0.1:3101'],
  ['WXPAY_API_URL', 'https://api.mch.weixin.qq.com.example.com'],
  ['DEV_WECHAT_URL', 'http://127.0.0.1:3101'],
  ['PUBLIC_URL', 'http://shop.example.com'],
  ['WXPAY_PUBLIC_KEY_ID', 'PUB_KEY_ID_0100000000SANDBOX1'],
])('production refuses %s = %s, and does not repeat it', (name, value) => {
  const given = { ...real, ...partners, [name]: value };
  expect(() => readEnv(given)).toThrow(name);
  expect(() => readEnv(given)).toThrow(expect.objectContaining({ message: expect.not.stringContaining(value) }));
  expect(() => readEnv({ ...given, NODE_ENV: 'development' })).not.toThrow();
});

test('mail leaves the machine encrypted', () => {
  expect(() => readEnv({ ...real, ...partners, MAIL_SECURITY: 'plain' })).toThrow('MAIL_SECURITY');
});

test('a region of the SMS service and a relay on this machine are right in production', () => {
  const own = {
    MAIL_HOST: '127.0.0.1',
    MAIL_SECURITY: 'plain',
    MAIL_USER: '',
    MAIL_PASSWORD: '',
    SMS_API_URL: 'https://dysmsapi.ap-southeast-1.aliyuncs.com',
  };
  expect(() => readEnv({ ...real, ...partners, ...own })).not.toThrow();
});
