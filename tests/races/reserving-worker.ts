import { connectDb, closeDb, withEm } from '../../server/src/platform/db/orm.ts';
import { transact } from '../../server/src/platform/db/transact.ts';
import { ShopError } from '../../server/src/platform/errors.ts';
import { entities } from '../../server/src/slices.ts';
import { reserveStock } from '../../server/src/modules/inventory/index.ts';

interface Basket {
  source: string;
  locationId: number;
  lines: { skuId: number; quantity: number }[];
}

// A process of its own that reserves baskets: one JSON array of baskets a line in, one line of outcomes out, all of a line in parallel.
await connectDb(entities);
const reserve = ({ source, locationId, lines }: Basket): Promise<string> =>
  withEm(() =>
    transact(() =>
      reserveStock(
        locationId,
        lines.map((line) => ({ ...line, source })),
      ),
    ),
  ).then(
    () => 'reserved',
    (error: unknown) => (error instanceof ShopError ? error.code : String(error)),
  );
console.log('ready');
let rest = '';
process.stdin.on('data', (chunk: Buffer) => {
  rest += chunk.toString();
  for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n')) {
    const baskets = JSON.parse(rest.slice(0, end)) as Basket[];
    rest = rest.slice(end + 1);
    void Promise.all(baskets.map(reserve)).then((outcomes) => console.log(JSON.stringify(outcomes)));
  }
});
process.stdin.on('end', () => void closeDb().then(() => process.exit(0)));
