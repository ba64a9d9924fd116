import { yuan, type Fen } from '@huitou/shared-types/money.ts';

/** `+12.00`, `-3.50`: what an entry did to the balance. */
export const signed = (fen: Fen): string => (fen > 0 ? `+${yuan(fen)}` : yuan(fen));
