// npm run openapi: writes docs/openapi.json from the routes. Needs no database and no account: nothing is started.
import { writeFileSync } from 'node:fs';
import { setEnv } from '../server/src/env.ts';

const nothing = 'x'.repeat(32);
setEnv({
  DATABASE_URL: 'mysql://nowhere/none',
  REDIS_URL: 'redis://nowhere',
  APP_SECRET: nothing,
  WECHAT_APP_ID: nothing,
  WECHAT_APP_SECRET: nothing,
  WXPAY_MCH_ID: nothing,
  WXPAY_MCH_SERIAL: nothing,
  WXPAY_MCH_PRIVATE_KEY: nothing,
  WXPAY_API_V3_KEY: nothing,
  WXPAY_PUBLIC_KEY_ID: nothing,
  WXPAY_PUBLIC_KEY: nothing,
  LOG_LEVEL: 'silent',
});
const [{ openApiDocument }, { routes }] = await Promise.all([
  import('../server/src/platform/http/openapi.ts'),
  import('../server/src/slices.ts'),
]);
const file = process.argv[2] ?? 'docs/openapi.json';
writeFileSync(file, `${JSON.stringify(openApiDocument(routes), null, 2)}\n`);
console.log(`${file}: ${routes.length} routes`);
process.exit(0);
