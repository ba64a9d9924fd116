import { pricingRoutes } from '@huitou/shared-types/pricing/routes.ts';
import {
  freightTemplate,
  freightTemplateFields,
  freightTemplates,
  preview,
  previewIn,
  quote,
  quoteIn,
  updateFreightTemplateIn,
} from '@huitou/shared-types/pricing/schema.ts';
import { byId, noInput, ok } from '@huitou/shared-types/schema.ts';
import { mount, type Mounted } from '../../platform/http/mount.ts';
import { createTemplate, deleteTemplate, listTemplates, updateTemplate } from './save-template.ts';
import { previewPromotion } from './preview-promotion.ts';
import { quoteForCustomer } from './prepare-quote.ts';

export const routes: Mounted[] = [
  mount(pricingRoutes.quote, { in: quoteIn, out: quote }, quoteForCustomer),
  mount(pricingRoutes.preview, { in: previewIn, out: preview }, previewPromotion),
  mount(pricingRoutes.templates, { in: noInput, out: freightTemplates }, listTemplates),
  mount(pricingRoutes.createTemplate, { in: freightTemplateFields, out: freightTemplate }, createTemplate),
  mount(pricingRoutes.updateTemplate, { in: updateFreightTemplateIn, out: freightTemplate }, updateTemplate),
  mount(pricingRoutes.deleteTemplate, { in: byId, out: ok }, deleteTemplate),
];
