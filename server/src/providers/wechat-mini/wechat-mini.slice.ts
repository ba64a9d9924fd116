import { sql } from 'kysely';
import { z } from 'zod';
import { DAY, HOUR, later } from '../../platform/clock.ts';
import { query } from '../../platform/db/orm.ts';
import { defineJob } from '../../platform/queue/jobs.ts';
import type { Slice } from '../../platform/slice.ts';
import { WechatPush } from './push.entity.ts';
import { receivePush, verifyAddress } from './receive-push.ts';

const purge = defineJob({
  name: 'wechat.purge-pushes',
  queue: 'clock',
  schema: z.object({}),
  retry: { attempts: 1, backoffMs: 1000 },
  everyMs: 6 * HOUR,
  handle: async () => {
    await sql`delete from wechat_pushes where received_at < ${later(-7 * DAY)} limit 5000`.execute(query<typeof WechatPush>());
  },
});

/** What the mini-program's own side of WeChat brings to the process. */
export const wechatMiniSlice: Slice = {
  name: 'wechat-mini',
  entities: [WechatPush],
  raw: [
    { method: 'GET', path: '/api/wechat/push', handle: verifyAddress },
    { method: 'POST', path: '/api/wechat/push', handle: receivePush },
  ],
  jobs: [purge],
};
