#!/usr/bin/env node
// npm test [-- area … [file or -t name]]: installs what is missing, then proves everything. The last line is "N passed, N failed".
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { dependenciesCurrent, installDependencies, root, underNode24 } from './lib/bootstrap.mjs';
import { exitWith } from './lib/fail.mjs';
import { step } from './lib/progress.mjs';

async function main() {
  process.chdir(root);
  const logs = path.join(root, '.data/logs');
  mkdirSync(logs, { recursive: true });
  if (!dependenciesCurrent()) await step('dependencies (npm ci)', () => installDependencies(logs));
  await underNode24(process.argv[1]);
  const { runTests } = await import('./lib/test-run.mjs');
  process.exitCode = await runTests(process.argv.slice(2), logs);
}

main().catch(exitWith);
