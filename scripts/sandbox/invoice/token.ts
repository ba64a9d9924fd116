import type { Context } from 'koa';
import { rawBody } from '../http.ts';
import { API_FAULTS } from '../faults.ts';
import { hex } from '../ids.ts';
import type { Sim } from '../sim.ts';
import { struckAfter, struckBefore } from '../strike.ts';
import { NuonuoError } from './errors.ts';

const LIFE_MS = 24 * 3600_000;
/** The platform gives out so many tokens in thirty days. */
const TOKENS_IN_30_DAYS = 50;
const THIRTY_DAYS = 30 * 86400_000;

interface Token {
  token: string;
  givenAt: number;
}

const given = (sim: Sim): Token[] => (sim.memo.get('nuonuo-tokens')?.value as Token[] | undefined) ?? [];

/** `POST /accessToken` (form): client credentials for a token of 24 h. Codes 070307, 070304 and 070306 for a wrong app, secret and too many. */
export async function giveToken(sim: Sim, ctx: Context): Promise<void> {
  const what = 'POST /accessToken';
  const form = new URLSearchParams(await rawBody(ctx.req));
  const fault = sim.faults.take(API_FAULTS, ctx.path, what);
  if (fault && (await struckBefore(sim, ctx, fault, what))) return;
  const refusal = refusalOf(sim, ctx, form);
  if (refusal) {
    ctx.body = { error: refusal[0], error_description: refusal[1] };
    sim.journal.add('invoice', `${what} → ${refusal.join(' ')}`, false);
    return;
  }
  const now = sim.clock.now();
  const token = hex(16);
  const recent = given(sim).filter((entry) => now - entry.givenAt < THIRTY_DAYS);
  sim.memo.put({ key: 'nuonuo-tokens', value: [...recent, { token, givenAt: now }] });
  sim.journal.add('invoice', what, true);
  if (fault && (await struckAfter(sim, ctx, fault, what))) return;
  ctx.body = { access_token: token, expires_in: LIFE_MS / 1000 };
}

function refusalOf(sim: Sim, ctx: Context, form: URLSearchParams): [string, string] | undefined {
  if (!ctx.is('application/x-www-form-urlencoded')) return ['0201', '输入参数格式有误'];
  if (form.get('grant_type') !== 'client_credentials') return ['0201', 'grant_type传值错误'];
  if (form.get('client_id') !== sim.partners.nuonuoAppKey) return ['070101', '获取app密钥失败或appkey无效'];
  if (form.get('client_secret') !== sim.partners.nuonuoAppSecret) return ['070304', 'client_secret错误'];
  const now = sim.clock.now();
  if (given(sim).filter((entry) => now - entry.givenAt < THIRTY_DAYS).length >= TOKENS_IN_30_DAYS)
    return ['070306', '令牌30天内的调用次数已达上限'];
  return undefined;
}

/** @throws NuonuoError 070301 unless the token was given out and is younger than 24 h */
export function checkToken(sim: Sim, token: string): void {
  const entry = given(sim).find((one) => one.token === token);
  if (!entry || sim.clock.now() - entry.givenAt >= LIFE_MS) throw new NuonuoError('070301', 'accessToken不匹配/或appKey不匹配');
}

/** Makes every token invalid, as a change of the app's secret would. */
export const revokeNuonuoTokens = (sim: Sim): void => {
  const tokens = given(sim).map((entry) => ({ ...entry, token: '' }));
  sim.memo.put({ key: 'nuonuo-tokens', value: tokens });
};
