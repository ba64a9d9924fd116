// `npm run bench [-- --orders 1000000 --seconds 6]`: what the hot paths do, as ratios to floors measured in the same run, on the same machine.
// `npm run bench -- flash [--claims 20000 --units 500 --connections 500 --many 1000000]`: a rush on a flash sale.
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    orders: { type: 'string', default: '1000000' },
    seconds: { type: 'string', default: '6' },
    claims: { type: 'string', default: '20000' },
    units: { type: 'string', default: '500' },
    connections: { type: 'string', default: '500' },
    many: { type: 'string', default: '1000000' },
    data: { type: 'string', default: '.data/bench' },
  },
});
const { data } = values;
if (positionals[0] === 'flash') {
  const { benchFlash } = await import('./flash.ts');
  const [claims, units, connections, many] = [values.claims, values.units, values.connections, values.many].map(Number) as [
    number,
    number,
    number,
    number,
  ];
  await benchFlash({ claims, units, connections, many, data });
} else {
  const { benchShop } = await import('./shop.ts');
  await benchShop({ orders: Number(values.orders), seconds: Number(values.seconds), data });
}
