import type { MemberPrices } from '@huitou/shared-types/membership/schema.ts';
import { ratio } from '@huitou/shared-types/money.ts';
import { inScope } from '@huitou/shared-types/promotions/scope.ts';
import type { CustomerActor } from '../../platform/context.ts';
import type { Call } from '../../platform/http/mount.ts';
import { readSkus, skuIdsOfProduct } from '../catalog/index.ts';
import { readMembership } from './read-membership.ts';

/** What one piece of each SKU costs at the customer's level, before activities; SKUs that the level does not make cheaper are left out. */
export const memberPrices = async ({ id }: { id: number }, { actor }: Call<CustomerActor>): Promise<MemberPrices> => {
  const { levelName, price } = await readMembership(actor.id);
  if (price === null) return { levelName, skus: [] };
  const skus = await readSkus(await skuIdsOfProduct(id));
  return {
    levelName,
    skus: skus.flatMap((sku) => {
      const lower = ratio(sku.price, price.permille, 1000);
      return sku.sellable && inScope(sku, price.scope) && lower < sku.price ? [{ skuId: String(sku.skuId), price: lower }] : [];
    }),
  };
};
