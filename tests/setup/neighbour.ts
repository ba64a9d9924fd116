import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import { root } from './servers.ts';

export type Ask =
  | { do: 'start'; env: Record<string, string> }
  | { do: 'stop' }
  | { do: 'run'; module: string; name: string; inputs: readonly unknown[] };
export type Answer = { value: unknown } | { error: string };

/** One for this test process and all its files: it is born once, and is warm from the second file on. */
let child: ChildProcess | undefined;
const open = new Map<number, (answer: Answer) => void>();
let asks = 0;

/** What a process needs to be born; the rest of its environment comes with each shop. */
const { PATH, HOME, NODE_COMPILE_CACHE } = process.env;

const born = (): ChildProcess => {
  const made = fork(path.join(root, 'tests/setup/neighbour-main.ts'), {
    cwd: root,
    env: { PATH, HOME, NODE_COMPILE_CACHE },
    execArgv: ['--single-threaded-gc'],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let said = '';
  made.stderr?.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-4000);
  });
  made.on('message', ({ id, ...answer }: Answer & { id: number }) => {
    open.get(id)?.(answer);
    open.delete(id);
  });
  made.on('exit', () => {
    child = undefined;
    for (const tell of open.values()) tell({ error: `the neighbour ended: ${said}` });
    open.clear();
  });
  // It must not keep the test process from ending.
  made.unref();
  made.channel?.unref();
  return made;
};

/** Asks the neighbour, a process with the server's modules in it. @throws Error with its words when it fails or ends */
export const askNeighbour = (ask: Ask): Promise<unknown> => {
  child ??= born();
  const to = child;
  asks += 1;
  const id = asks;
  return new Promise((resolve, reject) => {
    // While an answer is due, it is waited for.
    to.channel?.ref();
    open.set(id, (answer) => {
      if (open.size <= 1) to.channel?.unref();
      if ('error' in answer) reject(new Error(answer.error));
      else resolve(answer.value);
    });
    to.send({ id, ...ask });
  });
};
