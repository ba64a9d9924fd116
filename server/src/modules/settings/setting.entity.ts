import { defineEntity, type InferEntity } from '@mikro-orm/core';
import { jsonColumn, p, timeColumn } from '../../platform/db/columns.ts';

/** One group of settings as a JSON row; what is missing in it takes its default. */
export const Setting = defineEntity({
  name: 'Setting',
  tableName: 'settings',
  properties: {
    group: p.string().length(40).primary().fieldName('name'),
    values: jsonColumn<Record<string, unknown>>().fieldName('fields'),
    updatedAt: timeColumn(),
  },
});
export type Setting = InferEntity<typeof Setting>;
