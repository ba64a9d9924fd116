import type { LoginOut } from '@huitou/shared-types/customers/schema.ts';
import { iso, now } from '../../platform/clock.ts';
import { em } from '../../platform/db/orm.ts';
import { isDuplicate, transact } from '../../platform/db/transact.ts';
import { fail } from '../../platform/errors.ts';
import type { Call, CustomerCall } from '../../platform/http/mount.ts';
import { publish } from '../../platform/queue/events.ts';
import { recordConsent } from './accept-policy.ts';
import { UNNAMED } from './customer-briefs.ts';
import { Customer } from './customer.entity.ts';
import { customerView, readCustomer } from './customer.view.ts';
import { wakeJudge } from './judge-nickname.ts';
import { wechat } from './ports.ts';
import { endSessions, openSession } from './sessions.ts';

const register = async (openid: string, unionid: string | null): Promise<number> => {
  const at = now();
  const customer = em().create(Customer, {
    openid,
    unionid,
    nickname: UNNAMED,
    avatar: '',
    nicknameDoubtful: false,
    blocked: false,
    registeredAt: at,
    lastSeenAt: at,
    orderCount: 0,
    spent: 0,
  });
  await em().flush();
  await publish('customer.registered', { customerId: customer.id });
  return customer.id;
};

/** The customer of an openid, made at the first visit. Two first visits at once make one: the column is unique. */
const findOrRegister = async (openid: string, unionid: string | null): Promise<{ id: number; isNew: boolean }> => {
  const known = await em().findOne(Customer, { openid }, { fields: ['id', 'blocked'] });
  if (known?.blocked) return fail('wechat_user_blocked');
  if (known) return { id: known.id, isNew: false };
  try {
    return { id: await transact(() => register(openid, unionid)), isNew: true };
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return { id: (await em().fork().findOneOrFail(Customer, { openid })).id, isNew: false };
  }
};

/**
 * Signs in by the code of wx.login. No limit of its own for an address: thousands of phones share one at a carrier, and a code cannot be guessed.
 * @throws wechat_code_invalid, wechat_user_blocked, wechat_busy
 */
export const logIn = async (input: { code: string; policyVersion?: string | undefined }, call: Call): Promise<LoginOut> => {
  const { openid, unionid } = await wechat().signIn(input.code);
  const { id, isNew } = await findOrRegister(openid, unionid);
  const session = await transact(async () => {
    if (unionid) await em().nativeUpdate(Customer, { id, unionid: null }, { unionid });
    await em().nativeUpdate(Customer, { id }, { lastSeenAt: now() });
    if (input.policyVersion) await recordConsent(id, input.policyVersion, call.ip);
    return openSession(id);
  });
  const customer = await readCustomer(id);
  if (customer.nicknameDoubtful) wakeJudge(id);
  return { token: session.token, expiresAt: iso(session.expiresAt), isNew, customer: customerView(customer) };
};

export const logOut = async (_: object, call: CustomerCall): Promise<{ ok: true }> => {
  await endSessions(call.actor.id, call.actor.sessionId);
  return { ok: true };
};
