import { catalogRoutes } from '@huitou/shared-types/catalog/routes.ts';
import { newCategory, newProduct } from '../factories/catalog.ts';
import { newLocation, newPickupStore, putStock } from '../factories/stock.ts';
import { signInOwner } from '../factories/staff.ts';
import { eventually, startShop, type TestShop } from '../setup/app.ts';
import type { Holder } from './weapp-wx.ts';

export interface WeappShop {
  shop: TestShop;
  staff: string;
  location: number;
  /** One SKU, ¥19.90, 50 pieces. */
  oranges: { productId: string; skuId: string };
  /** 颜色 × 尺码; 红 M is sold out, 蓝 S has 2 pieces. */
  shirt: { productId: string; skuIds: string[] };
  stop: () => Promise<void>;
}

/** A shop with a little to sell, for the mini-program to be driven through. */
export const startWeappShop = async (): Promise<WeappShop> => {
  const shop = await startShop();
  const staff = await signInOwner(shop);
  const location = await newLocation(shop);
  await newPickupStore(shop);
  const categoryId = await newCategory(shop, staff, '水果');
  const oranges = await newProduct(shop, staff, {
    name: '赣南脐橙',
    categoryId,
    price: 1990,
    html: '<p>树上熟<script>alert(1)</script></p>',
  });
  const shirt = await newProduct(shop, staff, {
    name: '棉麻衬衫',
    categoryId,
    price: 12_900,
    specs: { 颜色: ['红', '蓝'], 尺码: ['S', 'M'] },
  });
  const [skuId = ''] = oranges.skuIds;
  const [redS = '', , blueS = '', blueM = ''] = shirt.skuIds;
  await putStock(shop, location, { [skuId]: 50, [redS]: 10, [blueS]: 2, [blueM]: 10 });
  await eventually(
    'the shop window knows what is in stock',
    async () => ((await shop.api()(catalogRoutes.products, { inStock: true })).items.length === 2 ? true : undefined),
    20_000,
  );
  return { shop, staff, location, oranges: { productId: oranges.productId, skuId }, shirt, stop: shop.stop };
};

/** Somebody new with a phone in the hand, who pays when asked to. */
export const newHolder = ({ shop }: WeappShop, different: Partial<Holder> = {}): Holder => {
  const { openid } = shop.sandbox.people.add();
  return {
    loginCode: () => shop.sandbox.people.code(openid),
    pay: (params) => {
      const paid = shop.sandbox.payer.pay(params);
      if (paid.result !== 'ok') throw new Error(`the payment sheet refused: ${paid.message}`);
      return 'ok';
    },
    answer: () => true,
    ...different,
  };
};
