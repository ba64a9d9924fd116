import type { PriceHistory } from '@huitou/shared-types/catalog/schema.ts';
import { yuan } from '@huitou/shared-types/money.ts';
import { iso, now } from '../../platform/clock.ts';
import type { StaffActor } from '../../platform/context.ts';
import { must } from '../../platform/errors.ts';
import { recordAudit } from '../audit/index.ts';
import { tables } from './tables.ts';
import type { PriceStep } from './write-skus.ts';

const SHOWN = 200;

/** Writes price changes to the history and the audit log, in the transaction in hand. */
export const recordPriceSteps = async (
  actor: StaffActor,
  productId: number,
  productName: string,
  steps: readonly PriceStep[],
): Promise<void> => {
  if (steps.length === 0) return;
  const at = now();
  await tables()
    .insertInto('price_history')
    .values(
      steps.map((step) => ({
        product_id: productId,
        sku_id: step.skuId,
        sku_code: step.skuCode,
        price_from: step.from,
        price_to: step.to,
        staff_id: actor.id,
        staff_name: actor.name,
        at,
      })),
    )
    .execute();
  const [first] = steps;
  await recordAudit(actor, {
    action: 'product.price',
    subject: 'product',
    subjectId: productId,
    summary: `改价：${productName.slice(0, 40)}，${first ? `${first.skuCode} ${yuan(first.from)} → ${yuan(first.to)} 元` : ''}${steps.length > 1 ? ` 等 ${steps.length} 个 SKU` : ''}`,
    before: Object.fromEntries(steps.map((step) => [step.skuCode, step.from])),
    after: Object.fromEntries(steps.map((step) => [step.skuCode, step.to])),
  });
};

/** The last price changes of a product, newest first. */
export const priceHistory = async ({ id }: { id: number }): Promise<PriceHistory> => {
  must(await tables().selectFrom('products').select('id').where('id', '=', id).executeTakeFirst());
  const rows = await tables()
    .selectFrom('price_history')
    .selectAll()
    .where('product_id', '=', id)
    .orderBy('id', 'desc')
    .limit(SHOWN)
    .execute();
  return {
    items: rows.map((row) => ({
      skuId: String(row.sku_id),
      skuCode: row.sku_code,
      from: row.price_from,
      to: row.price_to,
      at: iso(row.at),
      staffName: row.staff_name,
    })),
  };
};
