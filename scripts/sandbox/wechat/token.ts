import { randomText } from '../ids.ts';
import type { Sim } from '../sim.ts';
import { chinaDay } from '../times.ts';
import type { Table } from '../store.ts';
import { WechatError } from './errors.ts';
import { checkApp } from './login.ts';

const LIFE_MS = 7200_000;
/** Within this time of its end a token is succeeded by a new one; both work meanwhile. */
const OVERLAP_MS = 300_000;
const FORCED_A_DAY = 20;
const FORCED_APART_MS = 30_000;

interface Token {
  token: string;
  expiresAt: number;
}

/** The access tokens in force: the newest, and the one before it until it runs out. */
export class Tokens {
  readonly #memo: Table<{ key: string; value: unknown }>;

  constructor(memo: Table<{ key: string; value: unknown }>) {
    this.#memo = memo;
  }

  get all(): Token[] {
    return (this.#memo.get('tokens')?.value as Token[] | undefined) ?? [];
  }

  set all(tokens: Token[]) {
    this.#memo.put({ key: 'tokens', value: tokens });
  }

  /** Makes every token invalid, as a force refresh elsewhere would. */
  revoke(): void {
    this.all = [];
  }
}

/** `POST /cgi-bin/stable_token`: the same token until five minutes before its end. Throws 40002, 40013, 40125, 45009, 45011. */
export function stableToken(sim: Sim, input: Record<string, unknown>): object {
  if (input.grant_type !== 'client_credential') throw new WechatError(40002, 'invalid grant_type');
  checkApp(sim, input.appid, input.secret);
  const now = sim.clock.now();
  const forced = input.force_refresh === true;
  if (forced) countForced(sim, now);
  const alive = forced ? [] : sim.tokens.all.filter((token) => token.expiresAt > now);
  let newest = alive[0];
  if (!newest || newest.expiresAt - now <= OVERLAP_MS) {
    newest = { token: `87_${randomText(133)}`, expiresAt: now + LIFE_MS };
    sim.tokens.all = [newest, ...alive.slice(0, 1)];
  }
  return { access_token: newest.token, expires_in: Math.floor((newest.expiresAt - now) / 1000) };
}

function countForced(sim: Sim, now: number): void {
  const before = (sim.memo.get('forced')?.value as number[] | undefined) ?? [];
  const today = before.filter((at) => chinaDay(at) === chinaDay(now));
  if (today.length >= FORCED_A_DAY) throw new WechatError(45009, 'reach max api daily quota limit');
  if (now - (today.at(-1) ?? Number.NEGATIVE_INFINITY) < FORCED_APART_MS)
    throw new WechatError(45011, 'api minute-quota reach limit, must slower, retry next minute');
  sim.memo.put({ key: 'forced', value: [...today, now] });
}

/** Throws 41001, 40001 or 42001 unless `token` may be used now. */
export function checkToken(sim: Sim, token: string | null): void {
  if (!token) throw new WechatError(41001, 'access_token missing');
  const known = sim.tokens.all.find((entry) => entry.token === token);
  if (!known) throw new WechatError(40001, 'invalid credential, access_token is invalid or not latest');
  if (known.expiresAt <= sim.clock.now()) throw new WechatError(42001, 'access_token expired');
}
