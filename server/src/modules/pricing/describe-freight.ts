import { yuan } from '@huitou/shared-types/money.ts';
import type { Template } from './compute-freight.ts';
import { readTemplates } from './read-templates.ts';

/** One line for the product page: what delivery costs where no special rule holds. */
export const freightText = ({ fallback, excluded }: Pick<Template, 'fallback' | 'excluded'>): string => {
  const { firstFee, nextFee, freeFrom, freePieces } = fallback;
  const except = excluded.length > 0 ? '（部分地区不配送）' : '';
  if (firstFee === 0 && nextFee === 0) return `包邮${except}`;
  if (freeFrom !== null) return `运费 ¥${yuan(firstFee)} 起，满 ¥${yuan(freeFrom)} 包邮${except}`;
  if (freePieces !== null) return `运费 ¥${yuan(firstFee)} 起，满 ${freePieces} 件包邮${except}`;
  return `运费 ¥${yuan(firstFee)} 起${except}`;
};

/** The text of a template, or of the default one; null when there is no such template. */
export const describeFreight = async (templateId: number | null): Promise<string | null> => {
  const template = (await readTemplates()).find((one) => (templateId === null ? one.isDefault : one.id === templateId));
  return template ? freightText(template) : null;
};
