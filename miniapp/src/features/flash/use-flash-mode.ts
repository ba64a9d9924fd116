import { useCallback, useEffect, useRef, useState } from 'react';
import type { FlashCard, FlashItemView } from '@huitou/shared-types/flash-sales/schema.ts';
import { serverNow } from '@/platform/clock';
import { refresh } from '../queries';
import { firstOf, phaseAt } from './phase';
import { useFlashItem, useFlashOf } from './queries';

export interface FlashMode {
  /** At once, as lists show it. */
  card: FlashCard;
  /** With what concerns the customer: a moment later. */
  view: FlashItemView | undefined;
  /** The SKUs of this product in the same session. */
  choices: readonly FlashCard[];
  choose: (itemId: string) => void;
  /** A countdown has come to its end. */
  onTurn: () => void;
}

/** All ask anew when a session begins or ends: not all in the same second. */
const SPREAD_MS = 3000;

/**
 * Whether a product is in a flash sale now or soon, and in which. `wanted`: the item that a link leads to; once its session is over the product
 * is an ordinary one again.
 */
export const useFlashMode = (productId: string, wanted: string | undefined): { mode: FlashMode | undefined; over: boolean } => {
  const cards = useFlashOf(productId).data?.items ?? [];
  const [chosen, choose] = useState(wanted);
  const [, setTurned] = useState(0);
  const now = serverNow();
  const live = cards.filter((card) => phaseAt(card, now) !== 'ended');
  const offered = live.find(({ itemId }) => itemId === chosen) ?? firstOf(live, now, ({ sale }) => sale === 'sold_out');
  const view = useFlashItem(offered?.itemId ?? chosen).data;
  const card = view && phaseAt(view, now) !== 'ended' ? view : offered;
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);
  const onTurn = useCallback(() => {
    setTurned((n) => n + 1);
    timer.current = setTimeout(() => void refresh('flashOf', 'flashItem'), Math.random() * SPREAD_MS);
  }, []);
  const over = chosen !== undefined && view !== undefined && view.itemId === chosen && phaseAt(view, now) === 'ended';
  const mode = card && {
    card,
    view: view?.itemId === card.itemId ? view : undefined,
    choices: live.filter(({ sessionId }) => sessionId === card.sessionId),
    choose,
    onTurn,
  };
  return { mode, over };
};
