import type { ClientConfig } from '@huitou/shared-types/settings/schema.ts';
import { keys, queryClient } from '../queries';

/** A template of WeChat's subscribe messages, known without waiting: a tap that waits may not ask any more. Empty where the shop has none. */
export const templateOf = (name: keyof ClientConfig['messageTemplates']): string =>
  queryClient.getQueryData<ClientConfig>(keys.shop)?.messageTemplates[name] ?? '';
