import { productMoves } from '@huitou/shared-types/catalog/states.ts';
import type { StaffActor } from '../../../platform/context.ts';
import { transact } from '../../../platform/db/transact.ts';
import { logStates } from '../../../platform/move.ts';
import { publish } from '../../../platform/queue/events.ts';
import { recordAudit } from '../../audit/index.ts';
import { catalogChanged } from '../cache.ts';
import { pathOf, readCategories } from '../category-tree.ts';
import { moveProduct } from '../move-products.ts';
import { recordPriceSteps } from '../price-history.ts';
import { indexProducts } from '../search/index-products.ts';
import { tables } from '../tables.ts';
import { insertProducts, type ProductInput, replaceProduct } from '../write-product.ts';
import type { KnownProduct } from './known-products.ts';
import type { PlannedProduct } from './plan-import.ts';

const CHUNK = 100;
const CHUNK_CHARACTERS = 1_000_000;

/** Finds or makes a category by its names from the root. */
const categoryMaker = async (): Promise<(names: readonly string[]) => Promise<number>> => {
  const rows = await readCategories();
  const known = new Map(
    rows.map((row) => [
      pathOf(rows, row.id)
        .map((one) => one.name)
        .join('\n'),
      row.id,
    ]),
  );
  return async (names) => {
    let parentId: number | null = null;
    for (const [i, name] of names.entries()) {
      const key = names.slice(0, i + 1).join('\n');
      const found = known.get(key);
      const made: bigint | number | undefined =
        found ??
        (
          await tables()
            .insertInto('categories')
            .values({ parent_id: parentId, name, icon: '', sort: 0, visible: true, tax_code: '', tax_rate: null, tax_mark: 'normal' })
            .executeTakeFirstOrThrow()
        ).insertId;
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

type Makers = { categoryOf: (names: readonly string[]) => Promise<number>; brandOf: (name: string) => Promise<number> };

const inputOf = async (plan: PlannedProduct, { categoryOf, brandOf }: Makers): Promise<ProductInput> => ({
  ...plan.input,
  ...(plan.category === null ? {} : { categoryId: await categoryOf(plan.category) }),
  ...(plan.brand === null ? {} : { brandId: await brandOf(plan.brand) }),
});

const update = async (plan: PlannedProduct, known: KnownProduct, actor: StaffActor, makers: Makers): Promise<number> => {
  const input = await inputOf(plan, makers);
  const { productId, priceSteps } = await replaceProduct(known.id, known.version, input, { quiet: true });
  await recordPriceSteps(actor, productId, input.name, priceSteps);
  if (plan.status !== known.status) await moveProduct(productId, plan.status === 'on' ? 'shelve' : 'unshelve', actor);
  return productId;
};

/** As many products as go into one statement: long descriptions must not outgrow the server's packet. */
const chunks = (plans: readonly PlannedProduct[]): PlannedProduct[][] => {
  const result: PlannedProduct[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const plan of plans) {
    size += plan.input.html.length;
    if (size > CHUNK_CHARACTERS || (result.at(-1)?.length ?? 0) >= CHUNK) {
      result.push([]);
      size = plan.input.html.length;
    }
    result.at(-1)?.push(plan);
  }
  return result;
};

/** Those that the file wants on the shelf go there at once: the plan has checked that they are complete. */
const add = async (plans: readonly PlannedProduct[], actor: StaffActor, makers: Makers): Promise<number[]> => {
  const inputs: ProductInput[] = [];
  for (const plan of plans) inputs.push(await inputOf(plan, makers));
  const written = await insertProducts(inputs, { quiet: true, status: (i) => (plans[i]?.status === 'on' ? 'on' : 'draft') });
  const shelved = written.filter((_, i) => plans[i]?.status === 'on');
  if (shelved.length > 0) {
    await logStates(
      actor,
      ...shelved.map(({ productId }) => ({
        subject: 'products',
        subjectId: productId,
        move: 'shelve',
        title: productMoves.shelve.label,
        from: 'draft',
        to: 'on',
      })),
    );
  }
  return written.map((one) => one.productId);
};

/**
 * Writes all planned products or none. `tell` is called between products, outside the transaction; when it throws, nothing is written.
 * @throws conflict when somebody saved one of the products since the plan was made; sku_code_taken
 */
export const writeImport = (
  plans: readonly PlannedProduct[],
  actor: StaffActor,
  fileName: string,
  tell: (done: number) => Promise<void>,
): Promise<void> =>
  transact(async () => {
    const makers: Makers = { categoryOf: await categoryMaker(), brandOf: brandMaker() };
    const ids: number[] = [];
    const fresh = plans.filter((plan) => plan.known === null);
    for (const chunk of chunks(fresh)) {
      ids.push(...(await add(chunk, actor, makers)));
      await tell(ids.length);
    }
    for (const plan of plans) {
      if (plan.known === null) continue;
      ids.push(await update(plan, plan.known, actor, makers));
      if (ids.length % CHUNK === 0) await tell(ids.length);
    }
    for (let i = 0; i < ids.length; i += CHUNK) {
      const batch = ids.slice(i, i + CHUNK);
      await indexProducts(batch);
      await publish('product.changed', ...batch.map((productId) => ({ productId })));
      await tell(ids.length);
    }
    await recordAudit(actor, {
      action: 'product.import',
      subject: 'product',
      subjectId: '',
      summary: `导入商品：${fileName}，新建 ${fresh.length} 个，更新 ${plans.length - fresh.length} 个`,
    });
    catalogChanged();
  });
