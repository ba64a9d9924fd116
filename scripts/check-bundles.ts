// What the builders do not check: `node scripts/check-bundles.ts weapp|h5`. Every script parses; the mini-program keeps WeChat's limits.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'acorn';

const MIB = 1024 * 1024;
/** Ours. WeChat's own limit for the main package and for each sub-package is 2 MiB. */
const MAIN_LIMIT = MIB;
const PACKAGE_LIMIT = 2 * MIB;

const folder = path.resolve(`miniapp/dist/${process.argv[2] ?? 'weapp'}`);
const faults: string[] = [];
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(path.join(folder, name)).isFile());

for (const name of files.filter((file) => file.endsWith('.js'))) {
  try {
    parse(readFileSync(path.join(folder, name), 'utf8'), { ecmaVersion: 'latest', sourceType: 'script' });
  } catch (error) {
    faults.push(`${name} is not valid JavaScript: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const kib = (bytes: number): string => `${(bytes / 1024).toFixed(0)} KiB`;

if (process.argv[2] !== 'h5') {
  const app = JSON.parse(readFileSync(path.join(folder, 'app.json'), 'utf8')) as {
    pages: string[];
    subPackages?: { root: string; pages: string[] }[];
  };
  const roots = (app.subPackages ?? []).map((sub) => sub.root.replace(/\/$/, ''));
  const sizes = new Map<string, number>([['main', 0]]);
  for (const name of files) {
    const owner = roots.find((root) => name.startsWith(`${root}/`)) ?? 'main';
    // project.config.json is for DevTools and is not uploaded
    if (!name.endsWith('.map') && !name.startsWith('project.'))
      sizes.set(owner, (sizes.get(owner) ?? 0) + statSync(path.join(folder, name)).size);
  }
  for (const [name, bytes] of sizes) {
    const limit = name === 'main' ? MAIN_LIMIT : PACKAGE_LIMIT;
    if (bytes > limit) faults.push(`package ${name} has ${kib(bytes)}, the limit is ${kib(limit)}`);
  }
  const pages = [
    ...app.pages,
    ...(app.subPackages ?? []).flatMap((sub) => sub.pages.map((page) => `${sub.root.replace(/\/$/, '')}/${page}`)),
  ];
  for (const page of pages) if (!existsSync(path.join(folder, `${page}.js`))) faults.push(`page ${page} is declared and was not built`);
  const subs = [...sizes].filter(([name]) => name !== 'main').map(([name, bytes]) => `${name} ${kib(bytes)}`);
  console.log(`main package ${kib(sizes.get('main') ?? 0)} of ${kib(MAIN_LIMIT)}; ${subs.join(', ')}`);
} else {
  console.log(`${files.filter((file) => file.endsWith('.js')).length} scripts parse`);
}
for (const fault of faults) console.error(fault);
process.exitCode = faults.length === 0 ? 0 : 1;
