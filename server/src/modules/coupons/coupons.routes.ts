import { taskStarted } from '@huitou/shared-types/catalog/schema.ts';
import { couponAdminRoutes, couponRoutes } from '@huitou/shared-types/coupons/routes.ts';
import * as s from '@huitou/shared-types/coupons/schema.ts';
import { byId, noInput, ok } from '@huitou/shared-types/schema.ts';
import { z } from 'zod';
import { mount, type Mounted } from '../../platform/http/mount.ts';
import { claimCoupon } from './claim-coupon.ts';
import { listCodes, makeCodes, switchCodes } from './codes.ts';
import { couponCentre, couponsOfProduct } from './coupon-centre.ts';
import { couponGoods } from './coupon-goods.ts';
import { exportCodes } from './export-codes.ts';
import { exportIssued } from './export-issued.ts';
import { exportStats } from './export-stats.ts';
import { acceptGift, giveCoupon, showGift, takeGiftBack } from './gifts.ts';
import { grantByStaff } from './grant-by-staff.ts';
import { grantSheet, importGrant } from './import-grant.ts';
import { listIssued, recallCoupons } from './issued-coupons.ts';
import { pauseTemplate, publishTemplate, recallTemplate, resumeTemplate } from './move-template.ts';
import { couponCounts, listCoupons, myCoupon } from './my-coupons.ts';
import { redeemCode } from './redeem-code.ts';
import { createTemplate, duplicateTemplate, removeTemplate, updateTemplate } from './save-template.ts';
import { createGroup, removeGroup, saveStacking, showStacking, updateGroup } from './stacking-admin.ts';
import { couponStats } from './statistics.ts';
import { checkTemplate } from './template-checks.ts';
import { listTemplates, showTemplate, templateOptions } from './templates.queries.ts';

export const routes: Mounted[] = [
  mount(couponRoutes.centre, { in: s.centreIn, out: s.centrePage }, couponCentre),
  mount(couponRoutes.ofProduct, { in: s.productCouponsIn, out: s.productCoupons }, couponsOfProduct),
  mount(couponRoutes.goods, { in: s.couponGoodsIn, out: s.couponGoods }, couponGoods),
  mount(couponRoutes.claim, { in: s.claimIn, out: s.coupon }, claimCoupon),
  mount(couponRoutes.redeem, { in: s.redeemIn, out: s.coupon }, redeemCode),
  mount(couponRoutes.list, { in: s.couponListIn, out: s.couponPage }, listCoupons),
  mount(couponRoutes.counts, { in: noInput, out: s.couponCounts }, couponCounts),
  mount(couponRoutes.detail, { in: byId, out: s.coupon }, myCoupon),
  mount(couponRoutes.give, { in: byId, out: s.coupon }, giveCoupon),
  mount(couponRoutes.takeBack, { in: byId, out: s.coupon }, takeGiftBack),
  mount(couponRoutes.gift, { in: s.giftTokenIn, out: s.gift }, showGift),
  mount(couponRoutes.acceptGift, { in: s.giftTokenIn, out: s.coupon }, acceptGift),

  mount(couponAdminRoutes.templates, { in: s.templateListIn, out: s.templatePage }, listTemplates),
  mount(couponAdminRoutes.options, { in: s.templateOptionsIn, out: s.templateOptions }, templateOptions),
  mount(couponAdminRoutes.template, { in: byId, out: s.template }, showTemplate),
  mount(couponAdminRoutes.check, { in: s.templateFields, out: s.templateCheck }, checkTemplate),
  mount(couponAdminRoutes.create, { in: s.createTemplateIn, out: s.template }, createTemplate),
  mount(couponAdminRoutes.update, { in: s.updateTemplateIn, out: s.template }, updateTemplate),
  mount(couponAdminRoutes.duplicate, { in: byId, out: s.template }, duplicateTemplate),
  mount(couponAdminRoutes.remove, { in: byId, out: ok }, removeTemplate),
  mount(couponAdminRoutes.publish, { in: byId, out: s.template }, publishTemplate),
  mount(couponAdminRoutes.pause, { in: byId, out: s.template }, pauseTemplate),
  mount(couponAdminRoutes.resume, { in: byId, out: s.template }, resumeTemplate),
  mount(couponAdminRoutes.recall, { in: s.recallIn, out: s.template }, recallTemplate),
  mount(couponAdminRoutes.codes, { in: s.codeBatchListIn, out: s.codeBatchPage }, listCodes),
  mount(couponAdminRoutes.makeCodes, { in: s.makeCodesIn, out: s.codeBatch }, makeCodes),
  mount(couponAdminRoutes.exportCodes, { in: s.batchRef, out: taskStarted }, exportCodes),
  mount(couponAdminRoutes.switchCodes, { in: s.switchBatchIn, out: s.codeBatch }, switchCodes),
  mount(couponAdminRoutes.grant, { in: s.grantIn, out: s.grantOut }, grantByStaff),
  mount(couponAdminRoutes.grantSheet, { in: noInput, out: z.unknown() }, grantSheet),
  mount(couponAdminRoutes.importGrant, { in: s.importGrantIn, out: taskStarted }, importGrant),
  mount(couponAdminRoutes.issued, { in: s.issuedListIn, out: s.issuedPage }, listIssued),
  mount(couponAdminRoutes.exportIssued, { in: s.exportIssuedIn, out: taskStarted }, exportIssued),
  mount(couponAdminRoutes.recallCoupons, { in: s.recallCouponsIn, out: s.recalled }, recallCoupons),
  mount(couponAdminRoutes.stats, { in: s.couponStatsIn, out: s.couponStats }, couponStats),
  mount(couponAdminRoutes.exportStats, { in: s.exportStatsIn, out: taskStarted }, exportStats),
  mount(couponAdminRoutes.stacking, { in: noInput, out: s.stacking }, showStacking),
  mount(couponAdminRoutes.saveStacking, { in: s.saveStackingIn, out: s.stacking }, saveStacking),
  mount(couponAdminRoutes.createGroup, { in: s.groupFields, out: s.couponGroup }, createGroup),
  mount(couponAdminRoutes.updateGroup, { in: s.updateGroupIn, out: s.couponGroup }, updateGroup),
  mount(couponAdminRoutes.removeGroup, { in: byId, out: ok }, removeGroup),
];
