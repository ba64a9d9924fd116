// npm run openapi: writes docs/openapi.json from the routes. Needs no database and no account: nothing is started.
import { writeFileSync } from 'node:fs';
import { setEnv } from '../server/src/env.ts';
import { placeholderEnv } from './lib/placeholder-env.ts';

setEnv(placeholderEnv());
const [{ openApiDocument }, { routes }] = await Promise.all([
  import('../server/src/platform/http/openapi.ts'),
  import('../server/src/slices.ts'),
]);
const file = process.argv[2] ?? 'docs/openapi.json';
writeFileSync(file, `${JSON.stringify(await openApiDocument(routes), null, 1)}\n`);
console.log(`${file}: ${routes.length} routes`);
process.exit(0);
