import type { Promotion, PromotionFields, PromotionRuleIn } from '@huitou/shared-types/promotions/schema.ts';
import type { CountedPer, PromotionKind } from '@huitou/shared-types/promotions/states.ts';
import { isZhe } from '../../../ui/zhe-input.tsx';
import { tidyScope, wholeShop, type ScopeValue } from '../../../ui/scope-picker/scope-value.ts';

export interface TierValues {
  /** Fen or pieces, by `by`. */
  from: number | null;
  amount: number | null;
  /** 8.5 is 八五折. */
  zhe: number | null;
}

/** A promotion as the form holds it: the fields of every kind side by side, so that looking at another kind loses nothing. Money in fen. */
export interface PromotionValues {
  name: string;
  tag: string;
  kind: PromotionKind;
  tiersBy: 'amount' | 'pieces';
  tiersGive: 'amount' | 'zhe';
  tiers: TierValues[];
  every: number | null;
  off: number | null;
  cap: number | null;
  nth: number | null;
  nthZhe: number | null;
  buy: number | null;
  get: number | null;
  per: CountedPer;
  times: number | null;
  items: { skuId: string; quantity: number }[];
  price: number | null;
  scope: ScopeValue;
  from: string | null;
  until: string | null;
  days: number[];
  hoursOn: boolean;
  hoursFrom: string;
  hoursUntil: string;
  withMember: boolean;
  withCoupons: boolean;
  priority: number | null;
  perCustomer: number | null;
  budget: number | null;
  note: string;
}

export const newPromotion = (from: string): PromotionValues => ({
  name: '',
  tag: '',
  kind: 'tiers',
  tiersBy: 'amount',
  tiersGive: 'amount',
  tiers: [{ from: null, amount: null, zhe: null }],
  every: null,
  off: null,
  cap: null,
  nth: 2,
  nthZhe: 5,
  buy: 2,
  get: 1,
  per: 'product',
  times: null,
  items: [],
  price: null,
  scope: wholeShop(),
  from,
  until: null,
  days: [],
  hoursOn: false,
  hoursFrom: '20:00',
  hoursUntil: '22:00',
  withMember: true,
  withCoupons: true,
  priority: 0,
  perCustomer: null,
  budget: null,
  note: '',
});

const toPermille = (zhe: number): number => Math.round(zhe * 100);
const toZhe = (permille: number): number => permille / 100;

const ruleValues = (rule: Promotion['rule']): Partial<PromotionValues> => {
  switch (rule.kind) {
    case 'tiers':
      return {
        tiersBy: rule.by,
        tiersGive: (rule.tiers[0]?.permille ?? null) === null ? 'amount' : 'zhe',
        tiers: rule.tiers.map(({ from, amount, permille }) => ({ from, amount, zhe: permille === null ? null : toZhe(permille) })),
      };
    case 'every':
      return { every: rule.every, off: rule.off, cap: rule.cap };
    case 'nth':
      return { nth: rule.nth, nthZhe: toZhe(rule.permille), per: rule.per, times: rule.times };
    case 'buy_get':
      return { buy: rule.buy, get: rule.get, per: rule.per, times: rule.times };
    case 'bundle':
      return { items: rule.items, price: rule.price, times: rule.times };
  }
};

export const toValues = (promotion: Promotion): PromotionValues => ({
  ...newPromotion(promotion.from),
  ...ruleValues(promotion.rule),
  name: promotion.name,
  tag: promotion.tag,
  kind: promotion.kind,
  scope: promotion.scope,
  until: promotion.until,
  days: promotion.days,
  hoursOn: promotion.hours !== null,
  hoursFrom: promotion.hours?.from ?? '20:00',
  hoursUntil: promotion.hours?.until ?? '22:00',
  withMember: promotion.withMember,
  withCoupons: promotion.withCoupons,
  priority: promotion.priority,
  perCustomer: promotion.perCustomer,
  budget: promotion.budget,
  note: promotion.note,
});

/** The rule as the server takes it; null while something that it cannot do without is empty. */
export const toRule = (values: PromotionValues): PromotionRuleIn | null => {
  const { kind, per, times } = values;
  switch (kind) {
    case 'tiers': {
      const tiers = values.tiers.map(({ from, amount, zhe }) => ({
        from: from ?? 0,
        amount: values.tiersGive === 'amount' ? amount : null,
        permille: values.tiersGive === 'zhe' && isZhe(zhe, 0.1, 9.9) ? toPermille(zhe) : null,
      }));
      const whole = tiers.every(({ from, amount, permille }) => from > 0 && (amount !== null || permille !== null));
      return whole ? { kind, by: values.tiersBy, tiers } : null;
    }
    case 'every':
      return values.every && values.off ? { kind, every: values.every, off: values.off, cap: values.cap } : null;
    case 'nth':
      return values.nth && isZhe(values.nthZhe, 0, 9.9) ? { kind, nth: values.nth, permille: toPermille(values.nthZhe), per, times } : null;
    case 'buy_get':
      return values.buy && values.get ? { kind, buy: values.buy, get: values.get, per, times } : null;
    case 'bundle':
      return values.items.length > 0 && values.price !== null ? { kind, items: values.items, price: values.price, times } : null;
  }
};

/** What goes to the server; null while there is not even a sketch of it. */
export const toFields = (values: PromotionValues): PromotionFields | null => {
  const rule = toRule(values);
  if (rule === null || values.from === null) return null;
  return {
    name: values.name.trim(),
    tag: values.tag.trim(),
    rule,
    // A bundle’s goods are in its rule; the scope is a formality then.
    scope: values.kind === 'bundle' ? wholeShop() : tidyScope(values.scope),
    from: values.from,
    until: values.until,
    days: [...values.days].sort((a, b) => a - b),
    hours: values.hoursOn ? { from: values.hoursFrom, until: values.hoursUntil } : null,
    withMember: values.withMember,
    withCoupons: values.withCoupons,
    priority: values.priority ?? 0,
    perCustomer: values.perCustomer,
    budget: values.budget,
    note: values.note.trim(),
  };
};

const NAMES = new Set<string>(Object.keys(newPromotion('')));
/** The form's field for a place in the server's input (`rule.tiers.1.from`); null when there is none. */
export const fieldOf = (path: string): (string | number)[] | null => {
  const parts = path.split('.');
  if (parts[0] === 'rule') {
    const [, name = '', index, part] = parts;
    if (name === 'tiers' && index !== undefined) return ['tiers', Number(index), part === 'permille' ? 'zhe' : (part ?? 'from')];
    return name === 'permille' ? ['nthZhe'] : NAMES.has(name) ? [name] : null;
  }
  if (parts[0] === 'hours') return [parts[1] === 'until' ? 'hoursUntil' : 'hoursFrom'];
  return parts[0] !== undefined && NAMES.has(parts[0]) ? [parts[0]] : null;
};
