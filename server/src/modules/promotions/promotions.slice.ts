import type { Slice } from '../../platform/slice.ts';
import { registerCardTags } from '../catalog/index.ts';
import { tagsOfProducts } from './card-tags.ts';
import { promotionInvariants } from './invariants.ts';
import { Promotion, PromotionCounter, PromotionUse } from './promotion.entity.ts';
import { handlers } from './promotions.events.ts';
import { endPromotionsJob } from './promotions.jobs.ts';
import { routes } from './promotions.routes.ts';

registerCardTags({ tagsOf: tagsOfProducts });

export const promotionsSlice: Slice = {
  name: 'promotions',
  entities: [Promotion, PromotionUse, PromotionCounter],
  routes,
  handlers,
  jobs: [endPromotionsJob],
  invariants: promotionInvariants,
};
