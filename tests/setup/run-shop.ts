import type { Running } from '../../server/src/start.ts';

/** The environment of this process before any shop was started in it. */
const ownEnv = { ...process.env };

/** Shops take turns in one process: what the one before kept in memory is gone. */
const forgetAll = async (): Promise<void> => {
  const [{ resetClock }, { forgetRemembered }, { registerPayable }, { orderPayable }] = await Promise.all([
    import('../../server/src/platform/clock.ts'),
    import('../../server/src/platform/remember.ts'),
    import('../../server/src/modules/payments/index.ts'),
    import('../../server/src/modules/orders/order.payable.ts'),
  ]);
  resetClock();
  forgetRemembered();
  registerPayable('order', orderPayable);
};

/** Starts the shop in this process, with `env` on top of the environment that the process was born with. One at a time. */
export const runShop = async (env: Readonly<Record<string, string>>): Promise<Running> => {
  for (const name of Object.keys(process.env)) if (!(name in ownEnv)) delete process.env[name];
  Object.assign(process.env, ownEnv, env);
  const { setEnv } = await import('../../server/src/env.ts');
  setEnv(process.env);
  const { start } = await import('../../server/src/start.ts');
  await forgetAll();
  const running = await start();
  process.env.PUBLIC_URL = env.PUBLIC_URL ?? running.url;
  setEnv(process.env);
  return running;
};
