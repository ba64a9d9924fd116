#!/usr/bin/env node
// npm test [-- area … [file or -t name]]: installs what is missing, then proves everything. The last line is "N passed, N failed".
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { packagesFor } from './lib/areas.mjs';
import { dependenciesCurrent, installDependencies, root, underNode24 } from './lib/bootstrap.mjs';
import { exitWith } from './lib/fail.mjs';
import { ensurePackages } from './lib/packages.mjs';
import { step } from './lib/progress.mjs';

async function main() {
  process.chdir(root);
  const logs = path.join(root, '.data/logs');
  mkdirSync(logs, { recursive: true });
  if (!dependenciesCurrent()) {
    // npm waits for the network, apt for the disk. What apt refuses is told by the run itself.
    const packages = step('system packages', async (note) =>
      note((await ensurePackages(packagesFor(process.argv.slice(2)), { quick: true })).join(', ')),
    );
    await Promise.all([step('dependencies (npm ci)', () => installDependencies(logs)), packages.catch(() => {})]);
  }
  await underNode24(process.argv[1]);
  const { runTests } = await import('./lib/test-run.mjs');
  process.exitCode = await runTests(process.argv.slice(2), logs);
}

main().catch(exitWith);
