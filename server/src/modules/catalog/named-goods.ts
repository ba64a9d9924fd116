import type { NamedGoods, namedGoodsIn } from '@huitou/shared-types/catalog/schema.ts';
import type { z } from 'zod';
import { tables } from './tables.ts';

/** Products and SKUs by id as pickers show them, whatever has become of them since they were picked; unknown ids are missing from the answer. */
export const namedGoods = async ({ productIds, skuIds }: z.output<typeof namedGoodsIn>): Promise<NamedGoods> => {
  const [products, skus] = await Promise.all([
    productIds.length === 0
      ? []
      : tables().selectFrom('products').select(['id', 'name', 'picture', 'status', 'price_min']).where('id', 'in', productIds).execute(),
    skuIds.length === 0
      ? []
      : tables()
          .selectFrom('skus as s')
          .innerJoin('products as p', 'p.id', 's.product_id')
          .select([
            's.id',
            's.product_id',
            'p.name',
            'p.status',
            's.spec',
            's.code',
            's.cover',
            's.price',
            's.available',
            's.enabled',
            's.removed',
          ])
          .where('s.id', 'in', skuIds)
          .execute(),
  ]);
  return {
    products: products.map((row) => ({
      id: String(row.id),
      name: row.name,
      picture: row.picture,
      price: row.price_min,
      onSale: row.status === 'on',
    })),
    skus: skus.map((row) => ({
      skuId: String(row.id),
      productId: String(row.product_id),
      name: row.name,
      spec: row.spec,
      code: row.code,
      picture: row.cover,
      price: row.price,
      stock: row.available,
      onSale: row.status === 'on' && Boolean(row.enabled) && !row.removed,
    })),
  };
};
