import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { root } from './servers.ts';

export interface LineWorker<T> {
  run: (moves: readonly T[]) => Promise<string[]>;
  stop: () => Promise<void>;
}

/**
 * Another process with the server's modules, for races below the API: it takes a line of JSON, does all that it lists at once, and answers a line.
 * Call after `startShop`, whose environment it takes.
 */
export const startLineWorker = async <T>(script: string): Promise<LineWorker<T>> => {
  const child = spawn(process.execPath, [path.join(root, script)], {
    cwd: root,
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface(child.stdout);
  const next = async (): Promise<string> => String((await once(lines, 'line'))[0]);
  await next();
  return {
    run: async (moves) => {
      const answer = next();
      child.stdin.write(`${JSON.stringify(moves)}\n`);
      return JSON.parse(await answer) as string[];
    },
    stop: async () => {
      child.stdin.end();
      await once(child, 'exit');
    },
  };
};
