/** Only WeChat sends messages; in a browser the shop itself shows what has come up. */
export const canSubscribe = false;

export const askToNotify = (_templateIds: readonly string[]): Promise<string[]> => Promise.resolve([]);
