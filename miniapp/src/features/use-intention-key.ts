import { newIdempotencyKey } from '@huitou/shared-types/client.ts';
import { useCallback, useRef } from 'react';

/**
 * The Idempotency-Key of what somebody means to do: repeated with every retry of the same content, so that it is done once, and renewed when
 * what is asked for changes.
 */
export const useIntentionKey = (): ((input: unknown) => string) => {
  const last = useRef({ content: '', key: '' });
  return useCallback((input) => {
    const content = JSON.stringify(input);
    if (last.current.content !== content) last.current = { content, key: newIdempotencyKey() };
    return last.current.key;
  }, []);
};
