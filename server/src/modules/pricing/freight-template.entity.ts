import type { FreightTemplate as FreightTemplateView } from '@huitou/shared-types/pricing/schema.ts';
import { defineEntity, type InferEntity } from '@mikro-orm/core';
import { countColumn, idColumn, jsonColumn, p, textColumn, timeColumn } from '../../platform/db/columns.ts';

export type FreightRule = FreightTemplateView['fallback'];

/** What delivery costs for the goods that refer to it. */
export const FreightTemplateEntity = defineEntity({
  name: 'FreightTemplate',
  tableName: 'freight_templates',
  properties: {
    id: idColumn(),
    name: textColumn(30).unique(),
    basis: p.string().length(10).$type<FreightTemplateView['by']>(),
    fallback: jsonColumn<FreightRule>().fieldName('fallback_rule'),
    rules: jsonColumn<FreightRule[]>().fieldName('region_rules'),
    excluded: jsonColumn<string[]>(),
    /** Exactly one is the default as soon as there is any; goods without a template take it. */
    isDefault: p.boolean(),
    /** Grows with every save. */
    version: countColumn(),
    updatedAt: timeColumn(),
  },
});
export type FreightTemplateEntity = InferEntity<typeof FreightTemplateEntity>;
