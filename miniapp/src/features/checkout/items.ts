import { go } from '@/platform/nav';
import { ensureSignedIn } from '../session/sign-in';

export interface Wanted {
  skuId: string;
  quantity: number;
}

/** `12x1,15x3`: what is to be bought travels in the page's address, so that a reload or a return finds it again. */
export const packItems = (items: readonly Wanted[]): string => items.map(({ skuId, quantity }) => `${skuId}x${quantity}`).join(',');

export const unpackItems = (packed: string): Wanted[] =>
  packed.split(',').flatMap((part) => {
    const match = /^(\d{1,16})x(\d{1,4})$/.exec(part);
    return match?.[1] && match[2] ? [{ skuId: match[1], quantity: Number(match[2]) }] : [];
  });

/** To the checkout, signing in first. */
export const goCheckout = async (items: readonly Wanted[], fromCart: boolean): Promise<void> => {
  await ensureSignedIn();
  go('checkout', { items: packItems(items), cart: fromCart ? 1 : undefined });
};
