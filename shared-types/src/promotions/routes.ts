import { route } from '../http.ts';
import type { ById, Ok } from '../schema.ts';
import type {
  CheckPromotionIn,
  EndPromotionIn,
  ProductPromotions,
  Promotion,
  PromotionCheck,
  PromotionFields,
  PromotionGoods,
  PromotionGoodsIn,
  PromotionListIn,
  PromotionPage,
  PromotionStats,
  PromotionStatsIn,
  PublishPromotionIn,
  UpdatePromotionIn,
} from './schema.ts';

export const promotionRoutes = {
  ofProduct: route<ById, ProductPromotions>()({
    method: 'GET',
    path: '/products/:id/promotions',
    access: 'public',
    summary: 'What is on for a product now',
  }),
  goods: route<PromotionGoodsIn, PromotionGoods>()({
    method: 'GET',
    path: '/promotions/:id/products',
    access: 'public',
    summary: 'A running promotion and its goods, to fill up an order with',
  }),
};

export const promotionAdminRoutes = {
  list: route<PromotionListIn, PromotionPage>()({
    method: 'GET',
    path: '/admin/promotions',
    access: { staff: 'promotion.view' },
    summary: 'Promotions, newest first',
  }),
  detail: route<ById, Promotion>()({
    method: 'GET',
    path: '/admin/promotions/:id',
    access: { staff: 'promotion.view' },
    summary: 'One promotion',
  }),
  check: route<CheckPromotionIn, PromotionCheck>()({
    method: 'POST',
    path: '/admin/promotions/check',
    access: { staff: 'promotion.view' },
    summary: 'What is wrong or doubtful about a promotion, and how customers will read it; nothing is saved',
  }),
  create: route<PromotionFields, Promotion>()({
    method: 'POST',
    path: '/admin/promotions',
    access: { staff: 'promotion.edit' },
    summary: 'Write a promotion as a draft',
    errors: ['promotion_invalid'],
  }),
  update: route<UpdatePromotionIn, Promotion>()({
    method: 'PUT',
    path: '/admin/promotions/:id',
    access: { staff: 'promotion.edit' },
    summary: 'Change a promotion; its terms only while it is a draft',
    errors: ['promotion_invalid', 'promotion_terms_locked', 'conflict', 'state_forbidden'],
  }),
  duplicate: route<ById, Promotion>()({
    method: 'POST',
    path: '/admin/promotions/:id/duplicate',
    access: { staff: 'promotion.edit' },
    summary: 'A new draft with the same terms',
  }),
  remove: route<ById, Ok>()({
    method: 'DELETE',
    path: '/admin/promotions/:id',
    access: { staff: 'promotion.edit' },
    summary: 'Drop a draft',
    errors: ['state_forbidden'],
  }),
  publish: route<PublishPromotionIn, Promotion>()({
    method: 'POST',
    path: '/admin/promotions/:id/publish',
    access: { staff: 'promotion.publish' },
    summary: 'Let it work by its schedule',
    rePassword: true,
    errors: ['state_forbidden', 'promotion_invalid', 'promotion_overlaps'],
  }),
  pause: route<ById, Promotion>()({
    method: 'POST',
    path: '/admin/promotions/:id/pause',
    access: { staff: 'promotion.publish' },
    summary: 'Stop it for now',
    errors: ['state_forbidden'],
  }),
  resume: route<ById, Promotion>()({
    method: 'POST',
    path: '/admin/promotions/:id/resume',
    access: { staff: 'promotion.publish' },
    summary: 'Let it work again',
    errors: ['state_forbidden', 'promotion_invalid'],
  }),
  end: route<EndPromotionIn, Promotion>()({
    method: 'POST',
    path: '/admin/promotions/:id/end',
    access: { staff: 'promotion.publish' },
    summary: 'End it for good; orders keep what they were given',
    errors: ['state_forbidden'],
  }),
  stats: route<PromotionStatsIn, PromotionStats>()({
    method: 'GET',
    path: '/admin/promotions/:id/stats',
    access: { staff: 'promotion.view' },
    summary: 'Orders, what was given away, and what was sold with it, by day',
  }),
};
