import { isIP } from 'node:net';
import { z } from 'zod';
import type { Sim } from '../sim.ts';
import { WechatError } from './errors.ts';
import { fields } from './fields.ts';
import { lastLogin } from './login.ts';

/** The page of the call says two hours; what it answers in practice is thirty minutes, so the stricter one holds here. */
const USED_WITHIN_MS = 30 * 60_000;

const memoKey = (openid: string): string => `risk-rank:${openid}`;
/** How risky this stand-in finds somebody; 0 unless told otherwise. */
const riskRankOf = (sim: Sim, openid: string): number => (sim.memo.get(memoKey(openid))?.value as number | undefined) ?? 0;
/** Tells this stand-in what to find. */
export const setRiskRank = (sim: Sim, openid: string, rank: number): void => {
  sim.memo.put({ key: memoKey(openid), value: rank });
};

const schema = z.object({
  appid: z.string(),
  openid: z.string(),
  scene: z.number(),
  client_ip: z.string(),
  mobile_no: z.string().optional(),
  email_address: z.string().optional(),
  extended_info: z.string().optional(),
  is_test: z.boolean().optional(),
});

/**
 * `POST /wxa/getuserriskrank`: how risky WeChat finds somebody, 0–4. Here 0 unless `/__sim/risk-rank` says otherwise.
 * Throws 44002 (something is missing), 40129 (scene), 43104 (another app), 40003 (openid), 61010 (has not used the mini-program lately).
 */
export function riskRank(sim: Sim, body: Record<string, unknown>): object {
  for (const name of ['appid', 'openid', 'scene', 'client_ip'])
    if (body[name] === undefined || body[name] === '') throw new WechatError(44002, `empty post data: ${name}`);
  const input = fields(schema, body);
  if (input.scene !== 0 && input.scene !== 1) throw new WechatError(40129, 'invalid scene');
  if (isIP(input.client_ip) === 0) throw new WechatError(47001, 'data format error: client_ip');
  if (input.appid !== sim.keys.appId) throw new WechatError(43104, 'appid does not match openid');
  if (!sim.people.get(input.openid)) throw new WechatError(40003, 'invalid openid');
  const at = lastLogin(sim, input.openid);
  if (at === undefined || sim.clock.now() - at > USED_WITHIN_MS) throw new WechatError(61010, 'code is expired');
  const rank = riskRankOf(sim, input.openid);
  sim.journal.add('request', `用户风险等级 ${rank}`, rank < 3, { openid: input.openid, scene: input.scene });
  return { errmsg: 'getuserriskrank succ', risk_rank: rank, unoin_id: Math.floor(Math.random() * 2 ** 31) };
}
