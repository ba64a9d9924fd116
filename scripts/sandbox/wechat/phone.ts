import type { Sim } from '../sim.ts';
import { WechatError } from './errors.ts';

/** `POST /wxa/business/getuserphonenumber`. A code of the phone button, not of login. Throws 40029, 40163, 40003. */
export function phoneNumber(sim: Sim, input: Record<string, unknown>): object {
  if (typeof input.code !== 'string' || !input.code) throw new WechatError(40029, 'invalid code');
  const openid = sim.codes.redeem('phone', input.code);
  if (input.openid !== undefined && input.openid !== openid) throw new WechatError(40003, 'invalid openid');
  const person = sim.people.get(openid);
  if (!person) throw new WechatError(40029, 'invalid code');
  return {
    phone_info: {
      phoneNumber: person.phone,
      purePhoneNumber: person.phone,
      countryCode: '86',
      watermark: { timestamp: Math.floor(sim.clock.now() / 1000), appid: sim.keys.appId },
    },
  };
}
