import type { Ticket } from '@huitou/shared-types/flash-sales/schema.ts';

const SLOWEST_MS = 15_000;

/**
 * When to ask again: as the server says, a little apart from all the others; twice as long after each failure. False: no more.
 * @param failures in a row
 */
export const nextPollMs = (ticket: Pick<Ticket, 'pollMs'> | undefined, failures: number, random = Math.random()): number | false => {
  const asked = ticket ? ticket.pollMs : 1000;
  if (asked <= 0) return false;
  const patient = failures > 0 ? Math.min(SLOWEST_MS, Math.max(asked, 1000) * 2 ** failures) : asked;
  return Math.round(patient * (1 + random * 0.2));
};
