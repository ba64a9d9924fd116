import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterEach } from 'vitest';
import { root } from '../setup/servers.ts';

const folder = path.join(root, '.data/e2e');

/** The first words of a page: enough to see which one it is and what it complains of. */
const words = async (tab: Page): Promise<string> =>
  (await tab.locator('body').innerText({ timeout: 2000 })).replace(/\s+/g, ' ').slice(0, 400);

/**
 * Keeps what every open tab shows when a test of this file fails: as a picture, and in words beside the error, which is all that a log of
 * somewhere else tells. Call it below the hooks that close tabs: it looks before they do.
 */
export const keepPictures = (browser: () => Browser): void => {
  afterEach(async ({ task }) => {
    const [error] = task.result?.errors ?? [];
    if (task.result?.state !== 'fail' || !error) return;
    mkdirSync(folder, { recursive: true });
    const tabs = browser()
      .contexts()
      .flatMap((context) => context.pages());
    const said = await Promise.all(tabs.map((tab) => words(tab).catch(() => 'no answer')));
    error.message += tabs.map((tab, i) => `\n${tab.url()} showed: ${said[i]}`).join('');
    await Promise.all(tabs.map((tab, i) => tab.screenshot({ path: path.join(folder, `${task.id}-${i}.png`) })));
  });
};
