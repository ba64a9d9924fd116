import type { Slice } from '../../platform/slice.ts';
import { registerFreight } from '../catalog/index.ts';
import { describeFreight } from './describe-freight.ts';
import { FreightTemplateEntity } from './freight-template.entity.ts';
import { routes } from './pricing.routes.ts';
import { PurchaseCounter } from './purchase-counter.entity.ts';

registerFreight({ describe: describeFreight });

export const pricingSlice: Slice = { name: 'pricing', entities: [FreightTemplateEntity, PurchaseCounter], routes };
