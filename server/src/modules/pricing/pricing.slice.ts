import type { Slice } from '../../platform/slice.ts';
import { FreightTemplateEntity } from './freight-template.entity.ts';
import { PurchaseCounter } from './purchase-counter.entity.ts';

export const pricingSlice: Slice = { name: 'pricing', entities: [FreightTemplateEntity, PurchaseCounter] };
