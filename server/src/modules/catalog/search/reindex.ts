import { z } from 'zod';
import { withEm } from '../../../platform/db/orm.ts';
import { afterCommit, transact } from '../../../platform/db/transact.ts';
import { log } from '../../../platform/log.ts';
import { defineJob } from '../../../platform/queue/jobs.ts';
import { enqueue } from '../../../platform/queue/queues.ts';
import { tables } from '../tables.ts';
import { catalogChanged } from '../cache.ts';
import { indexProducts } from './index-products.ts';
import { randomUUID } from 'node:crypto';

const BATCH = 200;
const payload = z.object({ brandId: z.int().optional(), categoryIds: z.array(z.int()).optional() });
type Scope = z.output<typeof payload>;

/** Writes the terms of all products of a brand or of some categories anew, in batches by id: a name that they are found by has changed. */
export const reindexJob = defineJob({
  name: 'catalog.reindex',
  queue: 'slow',
  schema: payload,
  retry: { attempts: 5, backoffMs: 2_000 },
  handle: async ({ brandId, categoryIds }, stop) => {
    for (let last = 0; !stop.aborted; ) {
      const after = last;
      const rows = await tables()
        .selectFrom('products')
        .select('id')
        .where('id', '>', after)
        .$if(brandId !== undefined, (q) => q.where('brand_id', '=', brandId as number))
        .$if(categoryIds !== undefined, (q) => q.where('category_id', 'in', categoryIds as number[]))
        .orderBy('id')
        .limit(BATCH)
        .execute();
      const ids = rows.map((row) => row.id);
      if (ids.length === 0) return;
      await withEm(() => transact(() => indexProducts(ids)));
      last = ids.at(-1) as number;
      catalogChanged();
    }
  },
});

/** Starts the job once the transaction in hand has committed. */
export const reindexLater = async (scope: Scope): Promise<void> => {
  afterCommit(() => {
    enqueue(reindexJob, scope, { id: randomUUID() }).catch((error: unknown) => log.error({ err: error }, 'reindex not queued'));
  });
};
