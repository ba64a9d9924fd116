import { DAY, dayOf, now } from '../../platform/clock.ts';
import { key, redis } from '../../platform/redis.ts';
import { callSms } from './call.ts';

const keyOf = (id: string): string => key('sms', 'doubt', id);

/** Remembers that nobody knows whether a message was sent: the service does not refuse a second one by itself. */
export const doubt = async (id: string): Promise<void> => {
  await redis().set(keyOf(id), dayOf(now()).replaceAll('-', ''), 'PX', DAY);
};
export const forgetDoubt = async (id: string): Promise<void> => {
  await redis().del(keyOf(id));
};

/**
 * Whether a message in doubt went out after all, by the id that goes along with it (QuerySendDetails). One that did not arrive counts as not
 * sent. `unknown` when the service does not say.
 */
export const wentOut = async (id: string, phone: string): Promise<'yes' | 'no' | 'unknown'> => {
  const day = await redis().get(keyOf(id));
  if (day === null) return 'no';
  const reply = await callSms('QuerySendDetails', { PhoneNumber: phone, SendDate: day, PageSize: '50', CurrentPage: '1' });
  if (reply.code !== 'OK') return 'unknown';
  const { SmsSendDetailDTO: sent = [] } = (reply.body.SmsSendDetailDTOs ?? {}) as {
    SmsSendDetailDTO?: { OutId?: string; SendStatus?: number }[];
  };
  return sent.some((one) => one.OutId === id && one.SendStatus !== 2) ? 'yes' : 'no';
};
