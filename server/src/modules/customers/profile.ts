import type { Customer as CustomerView } from '@huitou/shared-types/customers/schema.ts';
import { em } from '../../platform/db/orm.ts';
import { isDuplicate } from '../../platform/db/transact.ts';
import { fail } from '../../platform/errors.ts';
import type { CustomerCall } from '../../platform/http/mount.ts';
import { log } from '../../platform/log.ts';
import { countInWindow, key } from '../../platform/redis.ts';
import { Customer } from './customer.entity.ts';
import { customerView, readCustomer } from './customer.view.ts';
import { wakeAvatarJudge } from './judge-avatar.ts';
import { wechat } from './ports.ts';

export const myAccount = async (_: object, call: CustomerCall): Promise<CustomerView> => customerView(await readCustomer(call.actor.id));

const HOURLY = 30;

/**
 * Changes nickname or avatar. The nickname is shown to others, so WeChat judges it first: `risky` is refused. What it calls `review`, and what it
 * will not judge (61010: not in the mini-program within two hours; quota; an outage), is kept but marked doubtful: until it passes, at the
 * next sign-in at the latest asked again, nobody but the customer and the staff's customer list shows it. An avatar is a picture of our own
 * store, re-encoded at upload; WeChat judges it later, and it goes when it is found risky.
 * @throws text_refused
 */
export const updateProfile = async (
  input: { nickname?: string | undefined; avatar?: string | undefined },
  call: CustomerCall,
): Promise<CustomerView> => {
  if ((await countInWindow(key('customers', 'profile', call.actor.id), 3600)) > HOURLY) fail('rate_limited');
  if (input.avatar?.startsWith('https://')) fail('invalid_input', '请上传头像图片');
  const customer = await readCustomer(call.actor.id);
  const change: Partial<Customer> =
    input.avatar === undefined || input.avatar === customer.avatar ? {} : { avatar: input.avatar, avatarTrace: null };
  if (input.nickname !== undefined && input.nickname !== customer.nickname) {
    const verdict = await wechat().judgeText(input.nickname, customer.openid ?? '');
    if (verdict === 'risky') fail('text_refused');
    if (verdict !== 'pass') log.warn({ customerId: customer.id, verdict }, 'nickname kept as doubtful');
    Object.assign(change, { nickname: input.nickname, nicknameDoubtful: verdict !== 'pass' });
  }
  if (Object.keys(change).length > 0) await em().nativeUpdate(Customer, { id: call.actor.id }, change);
  if (change.avatar) wakeAvatarJudge(customer.id, change.avatar);
  return customerView(await readCustomer(call.actor.id));
};

/** @throws wechat_code_invalid, wechat_busy, phone_taken */
export const bindPhone = async (input: { code: string }, call: CustomerCall): Promise<CustomerView> => {
  const { openid } = await readCustomer(call.actor.id);
  const phone = await wechat().phone(input.code, openid ?? '');
  try {
    await em().nativeUpdate(Customer, { id: call.actor.id }, { phone });
  } catch (error) {
    if (isDuplicate(error)) fail('phone_taken');
    throw error;
  }
  return customerView(await readCustomer(call.actor.id));
};
