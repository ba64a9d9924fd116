import { defineEntity, type InferEntity } from '@mikro-orm/core';
import { idColumn, textColumn, timeColumn } from '../../platform/db/columns.ts';

/** A message that WeChat has pushed: repeats of it are known by its fingerprint. Kept for a week. */
export const WechatPush = defineEntity({
  name: 'WechatPush',
  tableName: 'wechat_pushes',
  properties: { id: idColumn(), fingerprint: textColumn(64).unique(), event: textColumn(60), receivedAt: timeColumn().index() },
});
export type WechatPush = InferEntity<typeof WechatPush>;
