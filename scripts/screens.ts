// npm run screens [-- <part of a name>]: a picture of every page at phone and desktop width, into screens/, with a sheet of all of them.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../tests/e2e/browser.ts';
import { openPage, type Size } from '../tests/e2e/open-page.ts';
import { adminPages, type PageOf, storefrontPages } from '../tests/e2e/pages.ts';
import type { RunningShop } from '../tests/setup/shop.ts';
import { root } from './lib/bootstrap.mjs';
import { exitWith } from './lib/fail.mjs';
import { ensurePackages } from './lib/packages.mjs';
import { isAlive } from './lib/proc.mjs';
import { say, seconds, step, warn } from './lib/progress.mjs';
import { startTestShop } from './lib/test-shop.mjs';

const out = path.join(root, 'screens');
const SIZES: readonly Size[] = ['phone', 'desktop'];

/** The shop that runs here, or a fresh one on other ports for as long as the pictures take. */
async function findShop(): Promise<{ shop: RunningShop; stop: () => Promise<void> }> {
  const read = (file: string): RunningShop => JSON.parse(readFileSync(file, 'utf8')) as RunningShop;
  const running = process.env.SHOP_RUN ?? path.join(root, '.data/run.json');
  if (existsSync(running)) {
    const shop = read(running);
    if (isAlive(shop.pids.start ?? 0)) return { shop, stop: async () => {} };
  }
  const { runFile, stop } = await step('a shop for the pictures', () => startTestShop({ pictures: 'full' }));
  return { shop: read(runFile), stop };
}

/** Takes one picture; returns what the page complained about. */
async function shoot(browser: Browser, shop: RunningShop, page: PageOf, size: Size, file: string): Promise<string[]> {
  const { tab, complaints, close } = await openPage(browser, shop, page, size);
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    await tab.screenshot({ path: file, fullPage: true, animations: 'disabled' });
    return complaints;
  } finally {
    await close();
  }
}

/** One page with all pictures, to look at the whole product at once. */
function writeSheet(files: string[]): void {
  const figures = files.map(
    (file) => `<figure><a href="${file}"><img loading="lazy" src="${file}" alt=""></a><figcaption>${file}</figcaption></figure>`,
  );
  const style =
    'body{font:14px sans-serif;margin:24px;display:flex;flex-wrap:wrap;gap:24px;align-items:start}figure{margin:0}img{height:420px;border:1px solid #ddd}';
  writeFileSync(
    path.join(out, 'index.html'),
    `<!doctype html><meta charset="utf-8"><title>huitou</title><style>${style}</style>${figures.join('\n')}\n`,
  );
}

async function main(): Promise<void> {
  const wanted = process.argv[2] ?? '';
  await ensurePackages(['chromium', 'cjkFonts']);
  const { shop, stop } = await findShop();
  const browser = await launchBrowser();
  const groups = { storefront: storefrontPages, admin: adminPages };
  const began = Date.now();
  const taken: string[] = [];
  let faults = 0;
  if (wanted === '') rmSync(out, { recursive: true, force: true });
  try {
    for (const [group, pages] of Object.entries(groups)) {
      for (const page of pages.filter(({ name }) => `${group}/${name}`.includes(wanted))) {
        for (const size of SIZES) {
          const file = `${group}/${page.name}.${size}.png`;
          try {
            const complaints = await shoot(browser, shop, page, size, path.join(out, file));
            taken.push(file);
            say(`  ${file}`);
            for (const complaint of complaints) warn(complaint.slice(0, 300));
            faults += complaints.length;
          } catch (error) {
            faults += 1;
            warn(`${file}: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`);
          }
        }
      }
    }
  } finally {
    await browser.close();
    await stop();
  }
  writeSheet(taken);
  say(
    `\n  ${taken.length} pictures in ${path.relative(process.cwd(), out)}/ (${seconds(Date.now() - began)}), ${faults} complaints of the pages`,
  );
  process.exitCode = taken.length > 0 && faults === 0 ? 0 : 1;
}

main().catch(exitWith);
