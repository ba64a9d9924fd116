import type { Events } from '@huitou/shared-types/events.ts';
import { z } from 'zod';
import { em } from '../../platform/db/orm.ts';
import { log } from '../../platform/log.ts';
import { defineJob } from '../../platform/queue/jobs.ts';
import { enqueue } from '../../platform/queue/queues.ts';
import { Customer } from './customer.entity.ts';
import { wechat } from './ports.ts';

/** Hands a new avatar to WeChat's content check, which answers within half an hour by a push. */
export const judgeAvatar = defineJob({
  name: 'customers.judge-avatar',
  queue: 'default',
  schema: z.object({ customerId: z.int(), avatar: z.string() }),
  retry: { attempts: 4, backoffMs: 10_000 },
  handle: async ({ customerId, avatar }) => {
    const customer = await em().findOne(Customer, { id: customerId, avatar, deletedAt: null });
    if (!customer?.openid) return;
    const avatarTrace = await wechat().submitPicture(avatar, customer.openid);
    await em().nativeUpdate(Customer, { id: customerId, avatar }, { avatarTrace });
  },
});

export const wakeAvatarJudge = (customerId: number, avatar: string): void => {
  enqueue(judgeAvatar, { customerId, avatar }, { id: `${customerId}-${Date.now()}` }).catch((error: unknown) =>
    log.warn({ err: error, customerId }, 'avatar not queued'),
  );
};

const verdict = z.object({ trace_id: z.string().min(1).max(100), result: z.object({ suggest: z.string() }).optional() });

/** Takes an avatar away that WeChat found risky. A verdict about a picture that was replaced meanwhile finds nothing. */
export const hearVerdict = async ({ event, message }: Events['wechat.push']): Promise<void> => {
  if (event !== 'wxa_media_check') return;
  const heard = verdict.safeParse(message);
  if (!heard.success) return;
  const judged = { avatarTrace: heard.data.trace_id };
  if (heard.data.result?.suggest === 'risky') await em().nativeUpdate(Customer, judged, { avatar: '', avatarTrace: null });
};
