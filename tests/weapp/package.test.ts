import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'acorn';
import { describe, expect, it } from 'vitest';
import { allPages, builtFiles, dist, readAppJson } from './weapp-files.ts';

const KIB = 1024;
const scripts = builtFiles().filter((name) => name.endsWith('.js'));
const read = (name: string) => readFileSync(path.join(dist, name), 'utf8');

describe('the built mini-program', () => {
  it.each(scripts)('%s is plain JavaScript of ES2019, which base library 2.x parses', (name) => {
    expect(() => parse(read(name), { ecmaVersion: 2019, sourceType: 'script' })).not.toThrow();
  });
  it('bundles no schema library: shapes come as types only', () => {
    for (const name of scripts) expect(read(name)).not.toMatch(/ZodError|ZodType|zod/);
  });
  it('keeps the main package under 1 MiB and every sub-package far below 2 MiB', () => {
    const roots = (readAppJson().subPackages ?? []).map(({ root }) => `${root.replace(/\/$/, '')}/`);
    const sizes: Record<string, number> = { main: 0 };
    for (const name of builtFiles().filter((file) => !file.startsWith('project.'))) {
      const owner = roots.find((root) => name.startsWith(root)) ?? 'main';
      sizes[owner] = (sizes[owner] ?? 0) + statSync(path.join(dist, name)).size;
    }
    expect(sizes.main).toBeLessThan(1024 * KIB);
    for (const root of roots) expect(sizes[root]).toBeLessThan(512 * KIB);
  });
  it('has every page it declares, tabs in the main package, and their pictures under 40 KiB', () => {
    const app = readAppJson();
    for (const page of allPages(app))
      for (const kind of ['js', 'json', 'wxml']) expect(existsSync(path.join(dist, `${page}.${kind}`)), `${page}.${kind}`).toBe(true);
    for (const { pagePath, iconPath, selectedIconPath } of app.tabBar.list) {
      expect(app.pages).toContain(pagePath);
      for (const icon of [iconPath, selectedIconPath]) expect(statSync(path.join(dist, icon)).size).toBeLessThan(40 * KIB);
    }
  });
  it('never says words that WeChat and the shop forbid', () => {
    for (const name of scripts) expect(read(name)).not.toMatch(/下线|裂变|躺赚/);
  });
});
