import { errorStatus, errorText, type ErrorCode } from '@huitou/shared-types/errors.ts';

/** An expected refusal: a code that the client can act on, a text that the user can read. */
export class ShopError extends Error {
  override readonly name = 'ShopError';
  readonly code: ErrorCode;
  readonly status: number;
  readonly details: unknown;
  constructor(code: ErrorCode, options: { message?: string | undefined; details?: unknown } = {}) {
    super(options.message ?? errorText(code));
    this.code = code;
    this.status = errorStatus(code);
    this.details = options.details;
  }
}

/** Refuses. @throws ShopError always */
export const fail = (code: ErrorCode, message?: string, details?: unknown): never => {
  throw new ShopError(code, { message, details });
};

/** The value, or a refusal (`not_found` unless told otherwise) when there is none. */
export const must = <T>(value: T | null | undefined, code: ErrorCode = 'not_found'): T => {
  if (value === null || value === undefined) throw new ShopError(code);
  return value;
};
