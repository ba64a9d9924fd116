import { createHash } from 'node:crypto';

/** One address, whoever saved it and however it is spaced or punctuated: for limits by address. Cannot be turned back. */
export const hashAddress = (parts: readonly string[]): string =>
  createHash('sha256')
    .update(
      parts
        .join('')
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[\s\p{P}\p{S}]/gu, ''),
    )
    .digest('base64url')
    .slice(0, 22);
