import type { CouponWay } from '@huitou/shared-types/coupons/states.ts';
import type { Template, TemplateFields } from '@huitou/shared-types/coupons/schema.ts';
import { isZhe } from '../../../ui/zhe-input.tsx';
import { tidyScope, wholeShop, type ScopeValue } from '../../../ui/scope-picker/scope-value.ts';

/** A template as the form holds it: discounts as people say them (8.5 折), an empty field for “no limit”. Money in fen. */
export interface CouponValues {
  name: string;
  kind: NonNullable<TemplateFields['kind']>;
  amount: number | null;
  zhe: number | null;
  maxOff: number | null;
  threshold: number | null;
  scope: ScopeValue;
  validityKind: 'fixed' | 'days';
  validFrom: string | null;
  validUntil: string | null;
  days: number | null;
  delayDays: number | null;
  total: number | null;
  perCustomer: number | null;
  ways: CouponWay[];
  claimFrom: string | null;
  claimUntil: string | null;
  paidThreshold: number | null;
  groupId: string | null;
  budget: number | null;
  costCentre: string;
  givable: boolean;
  returnOnCancel: boolean;
  returnOnRefund: NonNullable<TemplateFields['returnOnRefund']>;
  description: string;
  note: string;
}

export const newCoupon = (groupId: string | null): CouponValues => ({
  name: '',
  kind: 'amount',
  amount: null,
  zhe: null,
  maxOff: null,
  threshold: null,
  scope: wholeShop(),
  validityKind: 'days',
  validFrom: null,
  validUntil: null,
  days: 7,
  delayDays: 0,
  total: null,
  perCustomer: 1,
  ways: ['centre'],
  claimFrom: null,
  claimUntil: null,
  paidThreshold: null,
  groupId,
  budget: null,
  costCentre: '',
  givable: false,
  returnOnCancel: true,
  returnOnRefund: 'whole',
  description: '',
  note: '',
});

/** `8.5` 折 → 15 % off. */
export const zheToPercentOff = (zhe: number): number => Math.round(100 - zhe * 10);
export const percentOffToZhe = (percentOff: number): number => (100 - percentOff) / 10;

export const toValues = (template: Template): CouponValues => {
  const { validity } = template;
  return {
    ...template,
    amount: template.kind === 'amount' || template.kind === 'exchange' ? template.amount : null,
    zhe: template.kind === 'percent' ? percentOffToZhe(template.percentOff) : null,
    threshold: template.threshold || null,
    validityKind: validity.kind,
    validFrom: validity.kind === 'fixed' ? validity.from : null,
    validUntil: validity.kind === 'fixed' ? validity.until : null,
    days: validity.kind === 'days' ? validity.days : 7,
    delayDays: validity.kind === 'days' ? validity.delayDays : 0,
    paidThreshold: template.paidThreshold || null,
    groupId: template.group.id,
  };
};

/** What goes to the server; fields that the kind does not have go out empty. Null while there is not even a sketch of it. */
export const toFields = (values: CouponValues): TemplateFields | null => {
  const { kind, groupId } = values;
  if (groupId === null) return null;
  if (values.validityKind === 'fixed' && (values.validFrom === null || values.validUntil === null)) return null;
  return {
    name: values.name.trim(),
    kind,
    amount: kind === 'amount' || kind === 'exchange' ? (values.amount ?? 0) : 0,
    percentOff: kind === 'percent' && isZhe(values.zhe, 0.1, 9.9) ? zheToPercentOff(values.zhe) : 0,
    maxOff: kind === 'percent' || kind === 'free_freight' ? values.maxOff : null,
    threshold: values.threshold ?? 0,
    scope: tidyScope(values.scope),
    validity:
      values.validityKind === 'fixed'
        ? { kind: 'fixed', from: values.validFrom ?? '', until: values.validUntil ?? '' }
        : { kind: 'days', days: values.days ?? 0, delayDays: values.delayDays ?? 0 },
    total: values.total,
    perCustomer: values.perCustomer ?? 0,
    ways: values.ways,
    claimFrom: values.claimFrom,
    claimUntil: values.claimUntil,
    paidThreshold: values.ways.includes('after_payment') ? (values.paidThreshold ?? 0) : 0,
    groupId,
    budget: values.budget,
    costCentre: values.costCentre.trim(),
    givable: values.givable,
    returnOnCancel: values.returnOnCancel,
    returnOnRefund: values.returnOnRefund,
    description: values.description.trim(),
    note: values.note.trim(),
  };
};

const FIELD_OF: Readonly<Record<string, keyof CouponValues>> = {
  percentOff: 'zhe',
  'validity.from': 'validFrom',
  'validity.until': 'validUntil',
  'validity.days': 'days',
  'validity.delayDays': 'delayDays',
  validity: 'validUntil',
};
const NAMES = new Set<string>(Object.keys(newCoupon(null)));

/** The form's field for a place in the server's input; null when there is none to put the words beside. */
export const fieldOf = (path: string): keyof CouponValues | null => {
  const known = FIELD_OF[path] ?? path.split('.')[0] ?? '';
  return NAMES.has(known) ? (known as keyof CouponValues) : null;
};
