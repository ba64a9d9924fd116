import { customerRoutes } from '@huitou/shared-types/customers/routes.ts';
import type { Address } from '@huitou/shared-types/customers/schema.ts';
import type { TestShop } from '../setup/app.ts';

export interface TestCustomer {
  id: number;
  token: string;
  openid: string;
}
/** Signs somebody new in by way of the WeChat stand-in. */
export const newCustomer = async (shop: TestShop, nickname?: string): Promise<TestCustomer> => {
  const { openid } = shop.sandbox.people.add(nickname);
  const { token, customer } = await shop.api()(customerRoutes.login, { code: shop.sandbox.people.code(openid) });
  return { id: Number(customer.id), token, openid };
};

/** A good address in Hangzhou; name what should be different. */
export const addressInput = {
  name: '林小雨',
  phone: '13800138000',
  provinceCode: '330000',
  cityCode: '330100',
  districtCode: '330110',
  streetCode: '330110012',
  detail: '文一西路 998 号 3 幢 201 室',
};
export const newAddress = (
  shop: TestShop,
  customer: { token: string },
  different: Partial<typeof addressInput & { isDefault: boolean }> = {},
): Promise<Address> => shop.api(customer.token)(customerRoutes.createAddress, { ...addressInput, ...different });
