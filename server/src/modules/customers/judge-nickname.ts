import { z } from 'zod';
import { em } from '../../platform/db/orm.ts';
import { log } from '../../platform/log.ts';
import { defineJob } from '../../platform/queue/jobs.ts';
import { enqueue } from '../../platform/queue/queues.ts';
import { UNNAMED } from './customer-briefs.ts';
import { Customer } from './customer.entity.ts';
import { wechat } from './ports.ts';

/** Asks WeChat again about a doubtful nickname: right after a sign-in it cannot say that the person was not here. */
export const judgeNickname = defineJob({
  name: 'customers.judge-nickname',
  queue: 'default',
  schema: z.object({ customerId: z.int() }),
  retry: { attempts: 3, backoffMs: 5_000 },
  handle: async ({ customerId }) => {
    const customer = await em().findOne(Customer, { id: customerId, nicknameDoubtful: true });
    if (!customer?.openid) return;
    const verdict = await wechat().judgeText(customer.nickname, customer.openid);
    const same = { id: customerId, nickname: customer.nickname };
    if (verdict === 'pass') await em().nativeUpdate(Customer, same, { nicknameDoubtful: false });
    if (verdict === 'risky') await em().nativeUpdate(Customer, same, { nickname: UNNAMED, nicknameDoubtful: false });
  },
});

export const wakeJudge = (customerId: number): void => {
  enqueue(judgeNickname, { customerId }, { id: `${customerId}-${Date.now()}` }).catch((error: unknown) =>
    log.warn({ err: error, customerId }, 'nickname not queued'),
  );
};
