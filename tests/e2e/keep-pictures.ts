import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterEach } from 'vitest';
import { root } from '../setup/servers.ts';

const folder = path.join(root, '.data/e2e');

/** Keeps what every open tab shows when a test of this file fails. Call it below the hooks that close tabs: it looks before they do. */
export const keepPictures = (browser: () => Browser): void => {
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    mkdirSync(folder, { recursive: true });
    const tabs = browser()
      .contexts()
      .flatMap((context) => context.pages());
    await Promise.all(tabs.map((tab, i) => tab.screenshot({ path: path.join(folder, `${task.id}-${i}.png`) })));
  });
};
