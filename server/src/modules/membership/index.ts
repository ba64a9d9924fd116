export { giveFreeFreightBack, takeFreeFreight } from './free-freight.ts';
export { type GivePointsBack, givePointsBack } from './give-points-back.ts';
export { type Level, levelFor, readLevels } from './levels.ts';
export type { BirthdayGift, FreightBenefit, LevelPrice } from './level.entity.ts';
export { type MayMeet, memberStep } from './member-step.ts';
export { type PointsPlan, type PointsPurse, planPoints } from './plan-points.ts';
export { type Membership, readMembership } from './read-membership.ts';
export { type SpendPoints, spendPoints } from './spend-points.ts';
