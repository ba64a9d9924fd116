import path from 'node:path';
import type { Running } from '../../server/src/start.ts';
import type { Answer, Ask } from './neighbour.ts';
import { runShop } from './run-shop.ts';
import { root } from './servers.ts';

// The process behind `neighbour.ts`: does what its parent asks for, one answer an ask, until the parent is gone.
let running: Running | undefined;

const answer = async (ask: Ask): Promise<unknown> => {
  if (ask.do !== 'run') {
    // A file that failed may have left its shop open.
    await running?.stop(5_000);
    running = ask.do === 'start' ? await runShop(ask.env) : undefined;
    return running?.url ?? null;
  }
  const { [ask.name]: work } = (await import(path.join(root, ask.module))) as Record<string, (input: unknown) => Promise<unknown>>;
  if (!work) throw new Error(`${ask.module} exports no ${ask.name}`);
  return Promise.all(ask.inputs.map((input) => work(input)));
};

process.on('message', ({ id, ...ask }: Ask & { id: number }) => {
  const send = (result: Answer) => process.send?.({ id, ...result });
  answer(ask).then(
    (value) => send({ value }),
    (error: unknown) => send({ error: error instanceof Error ? String(error.stack) : String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));
