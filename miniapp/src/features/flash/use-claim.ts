import { useRef, useState } from 'react';
import { ApiError } from '@huitou/shared-types/client.ts';
import { flashRoutes } from '@huitou/shared-types/flash-sales/routes.ts';
import type { Entry, Ticket } from '@huitou/shared-types/flash-sales/schema.ts';
import { tellFailure, toast } from '@/platform/feedback';
import { go } from '@/platform/nav';
import { api } from '@/platform/request';
import { keys, queryClient, refresh } from '../queries';
import { deviceId, fingerprint } from '../risk/device';
import { carryTrail } from '../risk/send-trail';
import { ensureSignedIn } from '../session/sign-in';
import { timed } from './queries';
import { makeTapGate } from './tap-gate';

interface Wish {
  itemId: string;
  quantity: number;
  addressId: string | undefined;
  /** What has to be settled with the server first. */
  before: () => Promise<void>;
}
export interface Claiming {
  busy: boolean;
  /** The judgement that asks for a puzzle first. */
  challenge: string | undefined;
  claim: (wish: Wish) => Promise<void>;
  onPass: (pass: string) => void;
  onCloseChallenge: () => void;
}

/** How often a claim whose answer was lost is repeated with the same token: that gives the same ticket. */
const REPEATS = 3;
const REPEAT_MS = 900;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const claimOnce = async (id: string, token: string, quantity: number): Promise<Ticket> => {
  for (let turn = 1; ; turn += 1) {
    try {
      return await timed(() => api(flashRoutes.claim, { id, token, quantity, deviceId: deviceId() }));
    } catch (error) {
      const unsure = error instanceof ApiError && (error.status === 0 || error.status >= 500);
      if (!unsure || turn > REPEATS) throw error;
      await pause(REPEAT_MS * turn);
    }
  }
};

const openTicket = (ticket: Ticket, itemId: string): void => {
  if (ticket.id !== null) queryClient.setQueryData([...keys.flashTicket, ticket.id], ticket);
  go('flashTicket', { id: ticket.id ?? undefined, item: itemId, reason: ticket.reason ?? undefined, fresh: 1 });
};

/** From the tap to the ticket: enter (judged there), solve the puzzle if asked, claim, and go and see what became of it. */
export const useClaim = (): Claiming => {
  const [busy, setBusy] = useState(false);
  const running = useRef(false);
  const [asked, setAsked] = useState<{ judgementId: string; wish: Wish }>();
  const gate = useRef(makeTapGate(Date.now));

  const enter = ({ itemId, quantity, addressId }: Wish, challengePass?: string): Promise<Entry> =>
    carryTrail((trail) =>
      timed(() =>
        api(flashRoutes.entry, {
          id: itemId,
          addressId: addressId ?? '',
          quantity,
          deviceId: deviceId(),
          fingerprint: fingerprint(),
          ...(trail ? { trail } : {}),
          ...(challengePass ? { challengePass } : {}),
        }),
      ),
    );

  const run = async (wish: Wish, challengePass?: string): Promise<void> => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    try {
      await wish.before();
      const { decision, judgementId, token, message } = await enter(wish, challengePass);
      if (token !== null) openTicket(await claimOnce(wish.itemId, token, wish.quantity), wish.itemId);
      else if (decision === 'challenge' && judgementId !== null) setAsked({ judgementId, wish });
      else toast(message || '请稍后再试');
    } catch (error) {
      // Too grave for words that vanish: what to do now stands on a page.
      if (error instanceof ApiError && error.code === 'risk_refused') go('flashTicket', { item: wish.itemId, reason: 'risk' });
      else explain(error);
    } finally {
      running.current = false;
      setBusy(false);
      void refresh('flashItem');
    }
  };

  return {
    busy,
    challenge: asked?.judgementId,
    claim: async (wish) => {
      const verdict = gate.current(running.current);
      if (verdict === 'calm') toast('正在为您抢购，不用反复点');
      if (verdict !== 'go') return;
      try {
        await ensureSignedIn();
      } catch (error) {
        return tellFailure(error);
      }
      if (!wish.addressId) {
        toast('请先填写收货地址');
        return go('addressEdit', { pick: 1 });
      }
      await run(wish);
    },
    onPass: (pass) => {
      const wish = asked?.wish;
      setAsked(undefined);
      if (wish) void run(wish, pass);
    },
    onCloseChallenge: () => setAsked(undefined),
  };
};

/** Said calmly: at such a moment half of all refusals are over in a second. */
const explain = (error: unknown): void => {
  if (error instanceof ApiError && error.status === 429 && error.code !== 'challenge_locked') toast('点得太快了，歇一秒再试');
  else if (error instanceof ApiError && error.status === 0) toast('网络有点挤，请再试一次');
  else tellFailure(error);
};
