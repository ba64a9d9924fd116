import type { StaffActor } from '../../../platform/context.ts';
import { transact } from '../../../platform/db/transact.ts';
import { publish } from '../../../platform/queue/events.ts';
import { recordAudit } from '../../audit/index.ts';
import { catalogChanged } from '../cache.ts';
import { pathOf, readCategories } from '../category-tree.ts';
import { moveProduct } from '../move-products.ts';
import { recordPriceSteps } from '../price-history.ts';
import { indexProducts } from '../search/index-products.ts';
import { tables } from '../tables.ts';
import { insertProduct, replaceProduct } from '../write-product.ts';
import type { PlannedProduct } from './plan-import.ts';

const BATCH = 200;

/** Finds or makes a category by its names from the root. */
const categoryMaker = async (): Promise<(names: readonly string[]) => Promise<number>> => {
  const rows = await readCategories();
  const known = new Map(rows.map((row) => [pathOf(rows, row.id).map((one) => one.name).join('\n'), row.id]));
  return async (names) => {
    let parentId: number | null = null;
    for (const [i, name] of names.entries()) {
      const key = names.slice(0, i + 1).join('\n');
      const found = known.get(key);
      const made: bigint | number | undefined = found ?? (await tables().insertInto('categories').values({ parent_id: parentId, name, icon: '', sort: 0, visible: true }).executeTakeFirstOrThrow()).insertId;
      parentId = Number(made);
      known.set(key, parentId);
    }
    return parentId as number;
  };
};

const brandMaker = (): ((name: string) => Promise<number>) => {
  const made = new Map<string, number>();
  return async (name) => {
    const known = made.get(name.toLowerCase());
    if (known !== undefined) return known;
    const { insertId } = await tables().insertInto('brands').values({ name, logo: '' }).executeTakeFirstOrThrow();
    made.set(name.toLowerCase(), Number(insertId));
    return Number(insertId);
  };
};

const writeOne = async (plan: PlannedProduct, actor: StaffActor, categoryOf: (names: readonly string[]) => Promise<number>, brandOf: (name: string) => Promise<number>): Promise<number> => {
  const input = {
    ...plan.input, ...(plan.category === null ? {} : { categoryId: await categoryOf(plan.category) }), ...(plan.brand === null ? {} : { brandId: await brandOf(plan.brand) }),
  };
  const { productId, priceSteps } = plan.known ? await replaceProduct(plan.known.id, plan.known.version, input, { quiet: true }) : await insertProduct(input, { quiet: true });
  await recordPriceSteps(actor, productId, input.name, priceSteps);
  if (plan.status !== (plan.known?.status ?? 'draft')) await moveProduct(productId, plan.status === 'on' ? 'shelve' : 'unshelve', actor);
  return productId;
};

/**
 * Writes all planned products or none. `tell` is called between products, outside the transaction; when it throws, nothing is written.
 * @throws conflict when somebody saved one of the products since the plan was made; sku_code_taken
 */
export const writeImport = (plans: readonly PlannedProduct[], actor: StaffActor, fileName: string, tell: (done: number) => Promise<void>): Promise<void> =>
  transact(async () => {
    const categoryOf = await categoryMaker();
    const brandOf = brandMaker();
    const ids: number[] = [];
    for (const plan of plans) {
      ids.push(await writeOne(plan, actor, categoryOf, brandOf));
      if (ids.length % 50 === 0) await tell(ids.length);
    }
    for (let i = 0; i < ids.length; i += BATCH) {
      const batch = ids.slice(i, i + BATCH);
      await indexProducts(batch);
      await publish('product.changed', ...batch.map((productId) => ({ productId })));
      await tell(ids.length);
    }
    const made = plans.filter((plan) => plan.known === null).length;
    await recordAudit(actor, { action: 'product.import', subject: 'product', subjectId: '', summary: `导入商品：${fileName}，新建 ${made} 个，更新 ${plans.length - made} 个` });
    catalogChanged();
  });
