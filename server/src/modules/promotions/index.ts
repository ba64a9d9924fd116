export { type Assigned, assign, discountsOf } from './assign.ts';
export { hintsOf, tagsOf } from './hints.ts';
export { readRunning } from './read-running.ts';
export { draftPromotion, readPromotionForPreview } from './read-draft.ts';
export { type ActivePromotion, type PromotionRule, scopeOf, slotOf, sourceOf } from './rule.ts';
export {
  giveBackPromotions,
  type PromotionSaving,
  readPromotionCounters,
  takePromotionsAgain,
  usePromotions,
} from './use-promotions.ts';
