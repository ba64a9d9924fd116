import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';
import { type Api, makeClient } from '@huitou/shared-types/client.ts';
import { transport } from './app.ts';
import { askNeighbour } from './neighbour.ts';
import { root } from './servers.ts';

interface Process {
  url: string;
  /** The typed client with somebody's token, against this process. */
  api: (token?: string) => Api;
  /** Ends it as a deployment would; after five seconds as a crash would. */
  stop: () => Promise<void>;
}
export interface SecondProcess extends Process {
  /** Below the API: calls the function that `module` exports as `name` with every input, all at once. Data travels as JSON. */
  run: <In, Out>(module: string, name: string, inputs: readonly In[]) => Promise<Out[]>;
}
export interface Victim extends Process {
  pid: number;
  /** Ends it as a crash would: nothing in hand is finished. */
  kill: () => Promise<void>;
}

/**
 * Another process of the shop under test, on the same database, Redis and WeChat stand-in: what is a race between two machines in the real
 * world is one here. Call after `startShop`, whose environment it takes; one at a time. An API process unless told otherwise.
 */
export const startSecondProcess = async (different: Record<string, string> = {}): Promise<SecondProcess> => {
  const env = { ...(process.env as Record<string, string>), HUITOU_ROLE: 'api', PORT: '0', ...different };
  const url = (await askNeighbour({ do: 'start', env })) as string;
  return {
    url,
    api: (token) => makeClient(transport(url, token)),
    run: async <In, Out>(module: string, name: string, inputs: readonly In[]) =>
      (await askNeighbour({ do: 'run', module, name, inputs })) as Out[],
    stop: async () => {
      await askNeighbour({ do: 'stop' });
    },
  };
};

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
};

const startOn = async (port: number, different: Record<string, string>): Promise<Victim | 'port taken'> => {
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [path.join(root, 'server/src/main.ts')], {
    cwd: root,
    env: { ...process.env, HUITOU_ROLE: 'api', PORT: String(port), WORKER_PORT: String(port), NODE_OPTIONS: '', ...different },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-4000);
  });
  const exited = once(child, 'exit');
  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    const force = setTimeout(() => child.kill('SIGKILL'), 5_000);
    await exited;
    clearTimeout(force);
  };
  const until = Date.now() + 60_000;
  for (;;) {
    if (child.exitCode !== null) {
      if (said.includes('EADDRINUSE')) return 'port taken';
      throw new Error(`the process ended: ${said}`);
    }
    const answer = await fetch(`${url}/readyz`).catch(() => null);
    if (answer?.ok) break;
    if (Date.now() > until) {
      await end('SIGKILL');
      throw new Error(`the process was not ready in 60 s: ${said}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    url,
    pid: child.pid as number,
    api: (token) => makeClient(transport(url, token)),
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
};

/** A process of the shop as a server runs it, to be stopped or killed. Call after `startShop`, whose environment it takes. An API process unless told otherwise. */
export const startVictim = async (different: Record<string, string> = {}): Promise<Victim> => {
  // A port that was free a moment ago may be somebody's by the time it is listened on.
  for (let i = 0; i < 5; i += 1) {
    const started = await startOn(await freePort(), different);
    if (started !== 'port taken') return started;
  }
  throw new Error('found no free port for the process');
};
