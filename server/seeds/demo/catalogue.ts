import { care } from './catalogue/care.ts';
import { drink } from './catalogue/drink.ts';
import { fresh } from './catalogue/fresh.ts';
import { grain } from './catalogue/grain.ts';
import { home } from './catalogue/home.ts';
import { snack } from './catalogue/snack.ts';
import { tech } from './catalogue/tech.ts';
import { wear } from './catalogue/wear.ts';
import type { DemoProduct } from './types.ts';

export { brands, categories, groups } from './catalogue/structure.ts';

/** Every product of the demo shop, as plain data. */
export const products: readonly DemoProduct[] = [...fresh, ...drink, ...snack, ...grain, ...home, ...care, ...wear, ...tech];
