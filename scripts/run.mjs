#!/usr/bin/env node
// node scripts/run.mjs <file.ts> [arguments]: runs a TypeScript file of this repository, also on a bare clone and under an older Node.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { dependenciesCurrent, installDependencies, root, underNode24 } from './lib/bootstrap.mjs';
import { exitWith } from './lib/fail.mjs';
import { step } from './lib/progress.mjs';

async function main() {
  if (!dependenciesCurrent()) await step('dependencies (npm ci)', () => installDependencies(path.join(root, '.data/logs')));
  await underNode24(process.argv[1]);
  process.argv.splice(1, 1);
  const file = path.resolve(process.argv[1]);
  process.argv[1] = file;
  await import(pathToFileURL(file).href);
}

main().catch(exitWith);
