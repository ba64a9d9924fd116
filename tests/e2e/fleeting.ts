import { flashRoutes } from '@huitou/shared-types/flash-sales/routes.ts';
import type { Entry, Ticket } from '@huitou/shared-types/flash-sales/schema.ts';
import { riskRoutes } from '@huitou/shared-types/risk/routes.ts';
import type { Challenge } from '@huitou/shared-types/risk/schema.ts';
import type { Page } from 'playwright-core';
import { drawPuzzle, HEIGHT, SIZE, WIDTH } from '../../server/src/modules/risk/challenge/draw-puzzle.ts';

// States of a rush that last for a moment, or that only some meet: here they stay as long as somebody looks at them.

const addressOf = (path: string): string => `**/api${path.replace(/:\w+/, '*')}`;
const answer = async (tab: Page, path: string, body: () => Promise<object>): Promise<void> => {
  await tab.route(addressOf(path), async (route) => route.fulfill({ json: await body() }));
};
const serverTime = (): string => new Date().toISOString();

/** Whatever ticket is asked about, it stands like this. */
export const answerTicket = (state: Pick<Ticket, 'state'> & Partial<Ticket>) => (tab: Page) =>
  answer(tab, flashRoutes.ticket.path, async () => {
    const ticket: Ticket = {
      serverTime: serverTime(),
      id: 'fleeting-ticket',
      reason: null,
      message: '',
      orderId: null,
      payBefore: null,
      position: null,
      pollMs: 0,
      ...state,
    };
    return ticket;
  });

/** Whoever wants to enter is asked for a puzzle first, which cannot be solved here. */
export const answerChallenge = async (tab: Page): Promise<void> => {
  const entry: Omit<Entry, 'serverTime'> = {
    decision: 'challenge',
    judgementId: '1',
    token: null,
    expiresAt: null,
    message: '',
    price: null,
  };
  await answer(tab, flashRoutes.entry.path, async () => ({ ...entry, serverTime: serverTime() }));
  await answer(tab, riskRoutes.startChallenge.path, async () => {
    const { background, piece, y } = await drawPuzzle();
    const size = { width: WIDTH, height: HEIGHT, pieceSize: SIZE };
    const expiresAt = new Date(Date.now() + 60_000).toISOString();
    const challenge: Challenge = { id: 'fleeting-puzzle', ...size, background, piece, y, left: 1, tries: 3, expiresAt };
    return challenge;
  });
};
