import { subscribe, unsubscribe } from 'node:diagnostics_channel';

/** The statements that this process sends while `work` runs, as the driver announces them; also those of others in the process at that moment. */
export const watchSql = async <T>(work: () => Promise<T>): Promise<{ seen: string[]; result: T }> => {
  const seen: string[] = [];
  const note = (message: unknown): void => void seen.push(String((message as { query?: unknown }).query));
  const channels = ['tracing:mysql2:query:start', 'tracing:mysql2:execute:start'];
  for (const channel of channels) subscribe(channel, note);
  try {
    return { result: await work(), seen };
  } finally {
    for (const channel of channels) unsubscribe(channel, note);
  }
};
