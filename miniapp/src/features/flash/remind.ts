import { flashRoutes } from '@huitou/shared-types/flash-sales/routes.ts';
import { toast } from '@/platform/feedback';
import { api } from '@/platform/request';
import { askToNotify } from '@/platform/subscribe';
import { refresh } from '../queries';
import { ensureSignedIn } from '../session/sign-in';
import { templateOf } from '../shop/template';

/** Asks whether WeChat may send the message of that name. Must be the first thing in a tap. @returns whether it may */
export const askFor = async (name: Parameters<typeof templateOf>[0]): Promise<boolean> => {
  const template = templateOf(name);
  return template !== '' && (await askToNotify([template])).length > 0;
};

/**
 * Sets a reminder of the start of a session, or takes it away. WeChat is asked for its message first of all: it believes only a tap.
 * @throws Cancelled, ApiError `flash_over`
 */
export const toggleReminder = async (sessionId: string, on: boolean): Promise<void> => {
  const told = on && (await askFor('flashStart'));
  await ensureSignedIn();
  await api(flashRoutes.remind, { id: sessionId, on });
  toast(on ? (told ? '已设置提醒，开始前通知您' : '已加入我的提醒') : '已取消提醒');
  await refresh('flashChannel', 'flashItem', 'flashReminders');
};
