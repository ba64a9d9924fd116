import { promotionAdminRoutes, promotionRoutes } from '@huitou/shared-types/promotions/routes.ts';
import {
  checkPromotionIn,
  endPromotionIn,
  productPromotions,
  promotion,
  promotionCheck,
  promotionFields,
  promotionGoods,
  promotionGoodsIn,
  promotionListIn,
  promotionPage,
  promotionStats,
  promotionStatsIn,
  publishPromotionIn,
  updatePromotionIn,
} from '@huitou/shared-types/promotions/schema.ts';
import { byId, ok } from '@huitou/shared-types/schema.ts';
import { mount, type Mounted } from '../../platform/http/mount.ts';
import { checkPromotion } from './check-promotion.ts';
import { endPromotion, pausePromotion, publishPromotion, resumePromotion } from './move-promotion.ts';
import { goodsOfPromotion, promotionsOfProduct } from './product-promotions.ts';
import { listPromotions, showPromotion } from './promotion.queries.ts';
import { promotionStats as statsOf } from './promotion-stats.ts';
import { createPromotion, duplicatePromotion, removePromotion, updatePromotion } from './save-promotion.ts';

export const routes: Mounted[] = [
  mount(promotionRoutes.ofProduct, { in: byId, out: productPromotions }, promotionsOfProduct),
  mount(promotionRoutes.goods, { in: promotionGoodsIn, out: promotionGoods }, goodsOfPromotion),
  mount(promotionAdminRoutes.list, { in: promotionListIn, out: promotionPage }, listPromotions),
  mount(promotionAdminRoutes.check, { in: checkPromotionIn, out: promotionCheck }, checkPromotion),
  mount(promotionAdminRoutes.create, { in: promotionFields, out: promotion }, createPromotion),
  mount(promotionAdminRoutes.detail, { in: byId, out: promotion }, showPromotion),
  mount(promotionAdminRoutes.update, { in: updatePromotionIn, out: promotion }, updatePromotion),
  mount(promotionAdminRoutes.duplicate, { in: byId, out: promotion }, duplicatePromotion),
  mount(promotionAdminRoutes.remove, { in: byId, out: ok }, removePromotion),
  mount(promotionAdminRoutes.publish, { in: publishPromotionIn, out: promotion }, publishPromotion),
  mount(promotionAdminRoutes.pause, { in: byId, out: promotion }, pausePromotion),
  mount(promotionAdminRoutes.resume, { in: byId, out: promotion }, resumePromotion),
  mount(promotionAdminRoutes.end, { in: endPromotionIn, out: promotion }, endPromotion),
  mount(promotionAdminRoutes.stats, { in: promotionStatsIn, out: promotionStats }, statsOf),
];
