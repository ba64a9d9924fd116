import { z } from 'zod';
import { id, idIn } from '../schema.ts';

const lists = <T extends z.ZodType>(one: T) => ({
  categoryIds: z.array(one).max(200),
  brandIds: z.array(one).max(200),
  productIds: z.array(one).max(1000),
  skuIds: z.array(one).max(1000),
});
const listsIn = () => ({
  categoryIds: z.array(idIn).max(200).default([]),
  brandIds: z.array(idIn).max(200).default([]),
  productIds: z.array(idIn).max(1000).default([]),
  skuIds: z.array(idIn).max(1000).default([]),
});

/** Which goods a promotion is for, on its way in; scope.ts says what it means. */
export const scopeIn = z
  .object({ all: z.boolean(), ...listsIn(), exclude: z.object(listsIn()).prefault({}) })
  .refine((scope) => scope.all || [scope.categoryIds, scope.brandIds, scope.productIds, scope.skuIds].some((ids) => ids.length > 0), {
    message: '请选择适用的商品',
  });
/** The same on its way out. */
export const scope = z.object({ all: z.boolean(), ...lists(id), exclude: z.object(lists(id)) });

export type ScopeIn = z.input<typeof scopeIn>;
export type ScopeView = z.output<typeof scope>;
