import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';

const ours = new AsyncLocalStorage<true>();
const FRAME = /^\s*(begin|start|commit|set |rollback)/i;
const REMEMBERED =
  /from `(settings|freight_templates|locations|member_levels|promotions|coupon_stacking|coupon_groups|categories|flash_items)`/i;

/**
 * The statements that this process sends while `work` runs, as the driver announces them. `seen`: those of `work` itself, when it calls the
 * server's functions. `asked`: those that customers and staff cause, when it calls over HTTP, without the frame of the transaction and what is
 * read once a second for everybody. Jobs that run at that moment are in neither.
 */
export const watchSql = async <T>(work: () => Promise<T>): Promise<{ seen: string[]; asked: string[]; result: T }> => {
  const { surroundings } = await import('../../server/src/platform/context.ts');
  const seen: string[] = [];
  const asked: string[] = [];
  const note = (message: unknown): void => {
    const statement = String((message as { query?: unknown }).query);
    if (ours.getStore()) seen.push(statement);
    if (surroundings().actor.kind !== 'system' && !FRAME.test(statement) && !REMEMBERED.test(statement)) asked.push(statement);
  };
  const channels = ['tracing:mysql2:query:start', 'tracing:mysql2:execute:start'];
  for (const channel of channels) subscribe(channel, note);
  try {
    return { result: await ours.run(true, work), seen, asked };
  } finally {
    for (const channel of channels) unsubscribe(channel, note);
  }
};
