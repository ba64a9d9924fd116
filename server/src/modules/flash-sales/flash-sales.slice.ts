import type { Slice } from '../../platform/slice.ts';
import { FlashActivity, FlashItem, FlashMinute, FlashRelease, FlashReminder, FlashSession } from './activity.entity.ts';
import { FlashClaim, FlashSlot, FlashWaiter } from './claim.entity.ts';
import './export-flash.ts';
import { handlers } from './flash-sales.events.ts';
import { routes } from './flash-sales.routes.ts';
import { flashInvariants } from './invariants.ts';
import { remindJob } from './reminders.ts';
import { startFlashWorker } from './worker.ts';

export const flashSalesSlice: Slice = {
  name: 'flash-sales',
  entities: [FlashActivity, FlashSession, FlashItem, FlashRelease, FlashMinute, FlashReminder, FlashClaim, FlashSlot, FlashWaiter],
  routes,
  handlers,
  jobs: [remindJob],
  loops: [startFlashWorker],
  invariants: flashInvariants,
};
