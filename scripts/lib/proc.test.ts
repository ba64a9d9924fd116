import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { isAlive, portFree, portHolder, portTaken, readPid, startTime, stopPid, withLock, writePid } from './proc.mjs';

const folder = mkdtempSync(path.join(os.tmpdir(), 'proc-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string): string => path.join(folder, name);
const sleeper = (code = 'setInterval(() => {}, 1000)'): number => {
  const child = spawn(process.execPath, ['-e', code], { stdio: 'ignore' });
  if (!child.pid) throw new Error('not started');
  return child.pid;
};

describe('pid files', () => {
  test('name the process that wrote them', () => {
    writePid(file('a.pid'), process.pid);
    expect(readPid(file('a.pid'))).toBe(process.pid);
  });

  test('never name a process that got the number later', () => {
    writeFileSync(file('b.pid'), `${process.pid} ${Number(startTime(process.pid)) - 1}\n`);
    expect(readPid(file('b.pid'))).toBe(0);
    expect(existsSync(file('b.pid'))).toBe(false);
  });

  test('of the dead are removed', async () => {
    const pid = sleeper();
    writePid(file('c.pid'), pid);
    await stopPid(pid);
    expect(readPid(file('c.pid'))).toBe(0);
  });

  test.each(['', 'nonsense', '-1 5', '99999999 1'])('with %j name nobody', (text) => {
    writeFileSync(file('d.pid'), text);
    expect(readPid(file('d.pid'))).toBe(0);
  });
});

describe('stopping', () => {
  test('lets a process end by itself', async () => {
    expect(await stopPid(sleeper())).toBe(true);
  });

  test('kills what does not listen', async () => {
    const pid = sleeper("process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)");
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await stopPid(pid, 200)).toBe(false);
    expect(isAlive(pid)).toBe(false);
  });
});

describe('locks', () => {
  test('let one in at a time', async () => {
    let inside = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      inside += 1;
      most = Math.max(most, inside);
      await new Promise((resolve) => setTimeout(resolve, 20));
      inside -= 1;
    };
    await Promise.all(Array.from({ length: 5 }, () => withLock(file('one.lock'), work)));
    expect(most).toBe(1);
    expect(existsSync(file('one.lock'))).toBe(false);
  });

  test('of a dead process are taken over', async () => {
    writeFileSync(file('dead.lock'), '99999999 1\n');
    expect(await withLock(file('dead.lock'), () => 'in')).toBe('in');
  });

  test('are given back when the work fails', async () => {
    await expect(withLock(file('fail.lock'), () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(existsSync(file('fail.lock'))).toBe(false);
  });
});

test('a taken port names its holder and the variable that moves us', async () => {
  const server = net.createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as net.AddressInfo;
  expect(await portFree(port)).toBe(false);
  expect(portHolder(port)?.pid).toBe(process.pid);
  expect(portTaken(port, 'the shop', 'PORT')).toContain(`PORT=${port + 1000}`);
  await new Promise((resolve) => server.close(resolve));
  expect(await portFree(port)).toBe(true);
});
