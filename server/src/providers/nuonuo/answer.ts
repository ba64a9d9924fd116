import type { Outcome, RefusalReason } from '../../modules/invoices/index.ts';

/** What the platform answered: a result, a refusal by code, or nothing that can be believed. */
export type Answer<T> = { kind: 'ok'; data: T } | { kind: 'refused'; code: string; describe: string } | { kind: 'unknown'; reason: string };

/** A token that is no longer good. */
export const STALE_TOKEN = '070301';
export const NOT_FOUND = 'E9500';
export const DUPLICATE = 'E9106';

interface Meaning {
  reason: RefusalReason;
  next: 'retry' | 'query' | 'final';
}

/** Codes of the open platform (公共异常码) and of 诺税通. */
const meanings: Readonly<Record<string, Meaning>> = {
  [NOT_FOUND]: { reason: 'not_there', next: 'retry' },
  [DUPLICATE]: { reason: 'number_used', next: 'query' },
  // twenty repetitions of one document a day
  E9613: { reason: 'too_often', next: 'retry' },
  '070201': { reason: 'too_often', next: 'retry' },
  '070204': { reason: 'too_often', next: 'retry' },
};

/**
 * What a refusal means. Six digits (or four) come from the gateway: keys, rights, quota, an outage, which somebody puts right while the
 * same request stays good. E and four digits judge the content: final unless listed.
 */
export const meaningOf = (code: string): Meaning =>
  (Object.hasOwn(meanings, code) ? meanings[code] : undefined) ?? {
    reason: 'other',
    next: /^E\d{4}$/.test(code) && code !== 'E9999' ? 'final' : 'retry',
  };

/** One line for logs and for staff. */
export const describe = (answer: Answer<unknown>): string =>
  answer.kind === 'ok' ? 'ok' : answer.kind === 'refused' ? `${answer.describe}（${answer.code}）` : `没有可信的应答：${answer.reason}`;

/** An answer in the words of `invoices`. */
export const outcome = <A, B>(answer: Answer<A>, map: (data: A) => B): Outcome<B> => {
  if (answer.kind === 'ok') return { kind: 'ok', data: map(answer.data) };
  if (answer.kind === 'unknown') return { kind: 'unknown', detail: describe(answer) };
  return { kind: 'refused', ...meaningOf(answer.code), detail: describe(answer) };
};
