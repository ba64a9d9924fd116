import type { ProductPromotion } from '@huitou/shared-types/promotions/schema.ts';
import { shortTime } from '@/platform/time';

/** Until when a promotion runs; nothing where no end is set. */
export const untilText = (until: string | null): string => (until ? `${shortTime(until)} 结束` : '');

/** The rule in words; where the label says it all already, the promotion's name. */
export const ruleTexts = ({ label, name, texts }: Pick<ProductPromotion, 'label' | 'name' | 'texts'>): string[] => {
  const more = texts.filter((text) => text !== label);
  return more.length > 0 ? more : [name];
};
