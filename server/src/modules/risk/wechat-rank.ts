import { key, redis } from '../../platform/redis.ts';
import { riskRankPort } from './ports.ts';

/** WeChat's view changes slowly; a silence is believed only for as long as a rush lasts. */
const KNOWN_SECONDS = 6 * 3600;
const SILENT_SECONDS = 120;
/** Nobody waits longer than this for a number that is one signal of many; a later answer is kept for the next time. */
const PATIENCE_MS = 600;
const UNKNOWN = '-';

const ask = async (customerId: number, person: { openid: string; ip: string }): Promise<number | null> => {
  const name = key(`risk:${customerId}`, 'rank');
  const known = await redis().get(name);
  if (known !== null) return known === UNKNOWN ? null : Number(known);
  const rank = await riskRankPort().riskRank(person);
  await redis().set(name, rank ?? UNKNOWN, 'EX', rank === null ? SILENT_SECONDS : KNOWN_SECONDS);
  return rank;
};

/** WeChat's risk rank of a customer, 0–4; null when it is not known in time. Never call it inside a transaction. */
export const wechatRank = async (customerId: number, openid: string | null, ip: string): Promise<number | null> => {
  if (openid === null) return null;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), PATIENCE_MS);
  });
  try {
    return await Promise.race([ask(customerId, { openid, ip }).catch(() => null), late]);
  } finally {
    clearTimeout(timer);
  }
};
