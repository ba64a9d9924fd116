import { env } from '../../env.ts';
import type { RiskRankPort } from '../../modules/risk/index.ts';
import { log } from '../../platform/log.ts';
import { callWechat } from './call-wechat.ts';
import { WechatError } from './errors.ts';

const AGAINST_CHEATS = 1;
/** What will not get better by asking again for the next person: not granted, quota used up, called from an unknown address. */
const CLOSED = new Set([48001, 45009, 40164]);
const CLOSED_MS = 60_000;
let closedUntil = 0;

/** getUserRiskRank: https://developers.weixin.qq.com/miniprogram/dev/server/API/sec-center/safety-control-capability/api_getuserriskrank.html */
export const wechatRiskRank: RiskRankPort = {
  riskRank: async ({ openid, ip }) => {
    if (Date.now() < closedUntil) return null;
    try {
      const body = { appid: env().WECHAT_APP_ID, openid, scene: AGAINST_CHEATS, client_ip: ip };
      const { risk_rank: rank } = await callWechat<{ risk_rank?: unknown }>('/wxa/getuserriskrank', body);
      return typeof rank === 'number' && Number.isInteger(rank) && rank >= 0 && rank <= 4 ? rank : null;
    } catch (error) {
      const errcode = error instanceof WechatError ? error.errcode : 'internal';
      if (typeof errcode === 'number' && CLOSED.has(errcode)) closedUntil = Date.now() + CLOSED_MS;
      log.warn({ errcode }, 'no risk rank');
      return null;
    }
  },
};
