import { taskStarted } from '@huitou/shared-types/catalog/schema.ts';
import { flashAdminRoutes, flashRoutes } from '@huitou/shared-types/flash-sales/routes.ts';
import * as s from '@huitou/shared-types/flash-sales/schema.ts';
import { noInput, ok } from '@huitou/shared-types/schema.ts';
import { mount, type Mounted } from '../../platform/http/mount.ts';
import { flashOf, showChannel, showItem } from './channel.queries.ts';
import { claimItem } from './claim-item.ts';
import { enterItem } from './enter-item.ts';
import { startFlashExport } from './export-flash.ts';
import { readLive } from './live.queries.ts';
import { myReminders, remindMe } from './reminders.ts';
import { readReport } from './report.queries.ts';
import { changePlan, haltItem, publishFlash, releaseNow, stopFlash } from './run-flash.ts';
import { createFlash, duplicateFlash, removeFlash, updateFlash } from './save-flash.ts';
import { flashDetail, listFlash } from './staff-flash.queries.ts';
import { leaveWaiting, listMyTickets, readTicket } from './ticket.queries.ts';

export const routes: Mounted[] = [
  mount(flashRoutes.channel, { in: noInput, out: s.flashChannel }, showChannel),
  mount(flashRoutes.item, { in: s.flashRef, out: s.flashItemView }, showItem),
  mount(flashRoutes.of, { in: s.flashOfIn, out: s.flashOf }, flashOf),
  mount(flashRoutes.entry, { in: s.entryIn, out: s.entry }, enterItem),
  mount(flashRoutes.claim, { in: s.claimIn, out: s.ticket }, claimItem),
  mount(flashRoutes.ticket, { in: s.ticketRef, out: s.ticket }, readTicket),
  mount(flashRoutes.leave, { in: s.ticketRef, out: s.ticket }, leaveWaiting),
  mount(flashRoutes.myTickets, { in: s.myTicketsIn, out: s.myTickets }, listMyTickets),
  mount(flashRoutes.remind, { in: s.remindIn, out: s.reminder }, remindMe),
  mount(flashRoutes.reminders, { in: noInput, out: s.myReminders }, myReminders),

  mount(flashAdminRoutes.list, { in: s.flashListIn, out: s.flashPage }, listFlash),
  mount(flashAdminRoutes.detail, { in: s.flashRef, out: s.staffFlash }, flashDetail),
  mount(flashAdminRoutes.create, { in: s.saveFlashIn, out: s.staffFlash }, createFlash),
  mount(flashAdminRoutes.update, { in: s.updateFlashIn, out: s.staffFlash }, updateFlash),
  mount(flashAdminRoutes.remove, { in: s.flashRef, out: ok }, removeFlash),
  mount(flashAdminRoutes.duplicate, { in: s.flashRef, out: s.staffFlash }, duplicateFlash),
  mount(flashAdminRoutes.publish, { in: s.flashRef, out: s.staffFlash }, publishFlash),
  mount(flashAdminRoutes.stop, { in: s.flashReason, out: s.staffFlash }, stopFlash),
  mount(flashAdminRoutes.live, { in: s.flashLiveIn, out: s.flashLive }, readLive),
  mount(flashAdminRoutes.release, { in: s.releaseIn, out: s.flashLiveItem }, releaseNow),
  mount(flashAdminRoutes.changePlan, { in: s.changePlanIn, out: s.flashLiveItem }, changePlan),
  mount(flashAdminRoutes.halt, { in: s.haltIn, out: s.flashLiveItem }, haltItem),
  mount(flashAdminRoutes.report, { in: s.flashRef, out: s.flashReport }, readReport),
  mount(flashAdminRoutes.export, { in: s.exportFlashIn, out: taskStarted }, startFlashExport),
];
