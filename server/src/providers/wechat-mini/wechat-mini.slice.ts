import { defineClockJob } from '../../platform/queue/clock-jobs.ts';
import { sql } from 'kysely';
import { DAY, HOUR, later } from '../../platform/clock.ts';
import { query } from '../../platform/db/orm.ts';
import type { Slice } from '../../platform/slice.ts';
import { WechatPush } from './push.entity.ts';
import { receivePush, verifyAddress } from './receive-push.ts';

const purge = defineClockJob({
  name: 'wechat.purge-pushes',
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
