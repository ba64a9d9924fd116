import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { supervisor, sweepOrphans } from './children.mjs';
import { claimFolder } from './claim.mjs';
import { isAlive } from './proc.mjs';

const folders: string[] = [];
const folder = (): string => {
  const made = mkdtempSync(path.join(os.tmpdir(), 'children-'));
  folders.push(made);
  return made;
};
afterEach(() => {
  for (const made of folders.splice(0)) rmSync(made, { recursive: true, force: true });
});
const script = (data: string, code: string): string => {
  const file = path.join(data, 'child.mjs');
  writeFileSync(file, code);
  return file;
};
const waitFor = (check: () => boolean): Promise<void> => vi.waitFor(() => expect(check()).toBe(true), { timeout: 10_000, interval: 20 });

test('a process that dies is started again under a new pid', async () => {
  const data = folder();
  const changed = vi.fn<() => void>();
  const children = supervisor(data, changed);
  children.start('api', [script(data, 'setInterval(() => {}, 1000);')]);
  await children.ready('api', () => true);
  children.watch();
  const first = children.pids().api ?? 0;
  process.kill(first, 'SIGKILL');
  await waitFor(() => changed.mock.calls.length > 0);
  const second = children.pids().api ?? 0;
  expect(second).not.toBe(first);
  expect(isAlive(second)).toBe(true);
  await children.stop([['api']], 2000);
  expect(isAlive(second)).toBe(false);
});

test('a process that ends before it is ready is told with its last words', async () => {
  const data = folder();
  const children = supervisor(data);
  children.start('api', [script(data, 'console.error("the reason"); process.exit(3);')]);
  await expect(children.ready('api', () => false)).rejects.toThrow(/api ended with exit code 3[^]*the reason/);
});

test('what a killed start left behind is found and ended', async () => {
  const data = folder();
  const lost = supervisor(data);
  lost.start('worker', [script(data, 'setInterval(() => {}, 1000);')]);
  const pid = lost.pids().worker ?? 0;
  expect(await sweepOrphans(data, ['api', 'worker'])).toEqual(['worker']);
  expect(isAlive(pid)).toBe(false);
  expect(await sweepOrphans(data, ['api', 'worker'])).toEqual([]);
});

test('one shop a folder, and the folder of a dead one is free', async () => {
  const data = folder();
  const mine = await claimFolder(data);
  await expect(claimFolder(data)).rejects.toThrow(/already runs/);
  mine.release();
  writeFileSync(path.join(data, 'start.json'), JSON.stringify({ pid: 99_999_999, started: '1', launchers: [] }));
  expect((await claimFolder(data)).inherited).toBe(true);
});
