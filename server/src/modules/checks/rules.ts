import type { Invariant } from '../../platform/invariant.ts';

export type Rule = Invariant & { readonly slice: string };
let rules: readonly Rule[] = [];

/** Hands over what the slices promise. Called once, by whoever knows all slices. */
export const plugInvariants = (all: readonly Rule[]): void => {
  const names = all.map(nameOf);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw new Error(`Two invariants are named ${twice}`);
  rules = all;
};
export const allRules = (): readonly Rule[] => rules;
/** `payments: a payment counts its refunds` */
export const nameOf = ({ slice, name }: Rule): string => `${slice}: ${name}`;
