import { route } from '../http.ts';
import type { ById, NoInput, Ok } from '../schema.ts';
import type {
  FreightTemplate,
  FreightTemplates,
  Preview,
  PreviewIn,
  Quote,
  QuoteIn,
  SaveFreightTemplateIn,
  UpdateFreightTemplateIn,
} from './schema.ts';

export const pricingRoutes = {
  quote: route<QuoteIn, Quote>()({
    method: 'POST',
    path: '/checkout/quote',
    access: 'customer',
    summary: 'What these items cost, line by line',
  }),
  preview: route<PreviewIn, Preview>()({
    method: 'POST',
    path: '/admin/promotions/preview',
    access: { staff: 'promotion.view' },
    summary: 'What some goods would cost now, and with a draft of a promotion',
  }),
  templates: route<NoInput, FreightTemplates>()({
    method: 'GET',
    path: '/admin/freight-templates',
    access: 'staff',
    summary: 'Freight templates',
  }),
  createTemplate: route<SaveFreightTemplateIn, FreightTemplate>()({
    method: 'POST',
    path: '/admin/freight-templates',
    access: { staff: 'freight.edit' },
    summary: 'Add a freight template',
  }),
  updateTemplate: route<UpdateFreightTemplateIn, FreightTemplate>()({
    method: 'PUT',
    path: '/admin/freight-templates/:id',
    access: { staff: 'freight.edit' },
    summary: 'Change a freight template',
  }),
  deleteTemplate: route<ById, Ok>()({
    method: 'DELETE',
    path: '/admin/freight-templates/:id',
    access: { staff: 'freight.edit' },
    summary: 'Remove an unused freight template',
    errors: ['conflict'],
  }),
};
