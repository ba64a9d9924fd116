// node scripts/with-env.mjs <file.json> <script> [arguments]: runs a script with the variables of a JSON file; what is set already wins.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

const [, self, file, script] = process.argv;
if (!file || !script) throw new Error('node scripts/with-env.mjs <file.json> <script> [arguments]');
for (let waited = 0; !existsSync(file); waited += 200) {
  if (waited > 60_000) throw new Error(`${file} does not appear`);
  await sleep(200);
}
for (const [name, value] of Object.entries(JSON.parse(readFileSync(file, 'utf8')))) process.env[name] ??= value;
process.argv.splice(process.argv.indexOf(self), 2);
process.argv[1] = path.resolve(script);
await import(pathToFileURL(process.argv[1]).href);
