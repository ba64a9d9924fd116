import type { MoveProductsOut } from '@huitou/shared-types/catalog/schema.ts';
import { productMoves, type ProductMove } from '@huitou/shared-types/catalog/states.ts';
import { now } from '../../platform/clock.ts';
import type { Actor, StaffActor } from '../../platform/context.ts';
import { json } from '../../platform/db/orm.ts';
import { transact } from '../../platform/db/transact.ts';
import { fail, must, ShopError } from '../../platform/errors.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { move } from '../../platform/move.ts';
import { publish } from '../../platform/queue/events.ts';
import { recordAudit } from '../audit/index.ts';
import { catalogChanged } from './cache.ts';
import { readCategories } from './category-tree.ts';
import { lacksForShelf } from './completeness.ts';
import { indexProducts } from './search/index-products.ts';
import { tables } from './tables.ts';

/** Locks the product, so that nobody takes away what it has while it goes on the shelf. @throws product_incomplete, not_found */
const checkShelvable = async (id: number): Promise<void> => {
  const product = must(
    await tables().selectFrom('products').select(['gallery', 'category_id']).where('id', '=', id).forUpdate().executeTakeFirst(),
  );
  const skus = await tables()
    .selectFrom('skus')
    .select(['enabled', 'price'])
    .where('product_id', '=', id)
    .where('removed', '=', false)
    .execute();
  const lacks = lacksForShelf(
    {
      gallery: json<string[]>(product.gallery),
      categoryId: product.category_id,
      skus: skus.map((sku) => ({ ...sku, enabled: Boolean(sku.enabled) })),
    },
    await readCategories(),
  );
  if (lacks.length > 0) fail('product_incomplete', lacks.join('；'), lacks);
};

/** Moves one product; a timer that it makes pointless is cleared. @throws state_forbidden, product_incomplete, not_found */
export const moveProduct = async (id: number, name: ProductMove, actor: Actor): Promise<void> => {
  await transact(async () => {
    if (name === 'shelve') await checkShelvable(id);
    const timers =
      name === 'shelve'
        ? { shelf_at: null }
        : name === 'restore'
          ? {}
          : { unshelf_at: null, ...(name === 'recycle' ? { shelf_at: null } : {}) };
    await move('products', productMoves, name, id, actor, { set: { ...timers, updated_at: now() } });
    if (name === 'recycle' || name === 'restore') await indexProducts([id]);
    await recordAudit(actor, { action: `product.${name}`, subject: 'product', subjectId: id, summary: `商品${productMoves[name].label}` });
    await publish('product.changed', { productId: id });
    catalogChanged();
  });
};

const mayMove = (actor: StaffActor, name: ProductMove): void => {
  if (!actor.permissions.has(productMoves[name].permission)) fail('forbidden');
};

/** Moves many, each in a transaction of its own: one that may not move does not hold the others back. @throws forbidden */
export const moveProducts = async (
  { ids, move: name }: { ids: number[]; move: ProductMove },
  { actor }: StaffCall,
): Promise<MoveProductsOut> => {
  mayMove(actor, name);
  const result: MoveProductsOut = { moved: [], refused: [] };
  for (const id of new Set(ids)) {
    try {
      await moveProduct(id, name, actor);
      result.moved.push(String(id));
    } catch (error) {
      if (!(error instanceof ShopError)) throw error;
      const exists = await tables().selectFrom('products').select('id').where('id', '=', id).executeTakeFirst();
      result.refused.push({ id: String(id), message: exists ? error.message : '商品不存在' });
    }
  }
  return result;
};
