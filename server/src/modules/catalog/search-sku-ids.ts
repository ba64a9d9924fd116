import { tables } from './tables.ts';
import { productsMatching } from './search/match.ts';

/** SKUs that a member of staff may mean by a text: its code, its barcode, or words of its product. At most `limit` ids. */
export const searchSkuIds = async (text: string, limit: number): Promise<number[]> => {
  const wanted = text.trim();
  if (wanted === '') return [];
  const exact = await tables()
    .selectFrom('skus')
    .select('id')
    .where((eb) => eb.or([eb('code', '=', wanted), eb('barcode', '=', wanted)]))
    .limit(limit)
    .execute();
  if (exact.length > 0) return exact.map((row) => row.id);
  const products = await productsMatching(wanted, 500);
  if (products.length === 0) return [];
  const rows = await tables()
    .selectFrom('skus')
    .select('id')
    .where(
      'product_id',
      'in',
      products.map((row) => row.productId),
    )
    .where('removed', '=', false)
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
};
