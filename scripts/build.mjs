#!/usr/bin/env node
// npm run build:h5 | build:admin | build:weapp: builds one screen even when nothing changed, and says where it lies.
import path from 'node:path';
import { dependenciesCurrent, installDependencies, root, underNode24 } from './lib/bootstrap.mjs';
import { exitWith, Told } from './lib/fail.mjs';
import { step } from './lib/progress.mjs';

async function main() {
  const name = process.argv[2] ?? '';
  const logs = path.join(root, '.data/logs');
  if (!dependenciesCurrent()) await step('dependencies (npm ci)', () => installDependencies(logs));
  await underNode24(process.argv[1]);
  const { builds, buildScreen } = await import('./lib/build.mjs');
  if (!Object.hasOwn(builds, name)) throw new Told(`node scripts/build.mjs ${Object.keys(builds).join('|')}`);
  await step(`build ${name}`, () => buildScreen(name, { logs, force: true }));
  console.log(`\n  ${path.relative(process.cwd(), path.join(root, builds[name].out))}`);
  if (name === 'weapp')
    console.log('  Open the folder miniapp in WeChat DevTools (项目 → 导入); project.config.json points at this build.');
}

main().catch(exitWith);
