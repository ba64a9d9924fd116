import { subscribe, unsubscribe } from 'node:diagnostics_channel';

const FRAME = /^\s*(begin|start|commit|set |rollback)/i;
const REMEMBERED =
  /from `(settings|freight_templates|locations|member_levels|promotions|coupon_stacking|coupon_groups|categories|flash_items)`/i;

/**
 * The statements that this process sends while `work` runs, as the driver announces them: `seen` also those of jobs that run at that moment,
 * `asked` only those that customers and staff cause, without the frame of the transaction and what is read once a second for everybody.
 */
export const watchSql = async <T>(work: () => Promise<T>): Promise<{ seen: string[]; asked: string[]; result: T }> => {
  const { surroundings } = await import('../../server/src/platform/context.ts');
  const seen: string[] = [];
  const asked: string[] = [];
  const note = (message: unknown): void => {
    const statement = String((message as { query?: unknown }).query);
    seen.push(statement);
    if (surroundings().actor.kind !== 'system' && !FRAME.test(statement) && !REMEMBERED.test(statement)) asked.push(statement);
  };
  const channels = ['tracing:mysql2:query:start', 'tracing:mysql2:execute:start'];
  for (const channel of channels) subscribe(channel, note);
  try {
    return { result: await work(), seen, asked };
  } finally {
    for (const channel of channels) unsubscribe(channel, note);
  }
};
