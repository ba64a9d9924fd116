import { pricingRoutes } from '@huitou/shared-types/pricing/routes.ts';
import type { FreightTemplate, SaveFreightTemplateIn } from '@huitou/shared-types/pricing/schema.ts';
import type { TestShop } from '../setup/app.ts';
import { unique } from './catalog.ts';

export const flatRule = { regions: [] as string[], first: 1, firstFee: 800, next: 1, nextFee: 200, freeFrom: null, freePieces: null };

/** A freight template made by staff: ¥8.00 for the first piece, ¥2.00 for each other, unless told otherwise. */
export const newFreightTemplate = (
  shop: TestShop,
  staffToken: string,
  different: Partial<SaveFreightTemplateIn> = {},
): Promise<FreightTemplate> =>
  shop.api(staffToken)(pricingRoutes.createTemplate, {
    name: unique('运费'),
    by: 'piece',
    fallback: flatRule,
    rules: [],
    excluded: [],
    isDefault: false,
    ...different,
  });
