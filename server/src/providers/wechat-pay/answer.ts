/**
 * What became of a call. Errors are data: a lost or unbelievable reply is `unknown`, which is not a failure: the call may have
 * taken effect and must be asked about, or repeated under the same number.
 */
export type Answer<T> =
  | { kind: 'ok'; data: T }
  | { kind: 'refused'; status: number; code: string; message: string; meaning: Meaning }
  | { kind: 'unknown'; reason: string };

/** What to do about a refusal: repeat the same request later; ask how things stand; or give up, for it will never be accepted as it is. */
export type Meaning = 'retry' | 'query' | 'final';

/** Codes of WeChat Pay v3 (错误码). Products spell some of them in two ways. What is not listed is final. */
const meanings: Readonly<Record<string, Meaning>> = {
  FREQUENCY_LIMITED: 'retry',
  RATELIMIT_EXCEEDED: 'retry',
  RATE_LIMIT_EXCEEDED: 'retry',
  NOT_ENOUGH: 'retry',
  STATEMENT_CREATING: 'retry',
  REQUEST_BLOCKED: 'retry',
  ORDERPAID: 'query',
  ORDER_PAID: 'query',
  ORDER_CLOSED: 'query',
  ORDERCLOSED: 'query',
  OUT_TRADE_NO_USED: 'query',
  ORDER_NOT_EXIST: 'query',
  ORDERNOTEXIST: 'query',
  RESOURCE_NOT_EXISTS: 'query',
  NOT_FOUND: 'query',
};
const isCode = (code: unknown): code is string => typeof code === 'string' && /^[A-Z_]{2,64}$/.test(code);

/** Reads a 4xx. One without a code did not come from the business side of WeChat Pay (a proxy, a wrong path): nothing follows from it. */
export const refusal = (status: number, text: string): Answer<never> => {
  try {
    const { code, message } = JSON.parse(text) as { code?: unknown; message?: unknown };
    if (isCode(code))
      return {
        kind: 'refused',
        status,
        code,
        message: typeof message === 'string' ? message.slice(0, 200) : '',
        meaning: Object.hasOwn(meanings, code) ? (meanings[code] as Meaning) : 'final',
      };
  } catch {
    // falls through
  }
  return { kind: 'unknown', reason: `http_${status}_without_code` };
};

/** One line for logs and for staff; carries no personal data. */
export const describe = (answer: Answer<unknown>): string =>
  answer.kind === 'ok' ? 'ok' : answer.kind === 'refused' ? `${answer.code} ${answer.message}`.trim() : `unknown: ${answer.reason}`;
