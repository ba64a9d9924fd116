import type { ReactNode } from 'react';
import { ErrorState } from './notice';

interface Query<T> {
  data: T | undefined;
  error: unknown;
  isError: boolean;
  refetch: () => unknown;
}

/** Waiting, failed, or there: the three faces of everything that is loaded. Data once shown stays, even if a later refresh fails. */
export function Async<T>({ query, waiting, children }: { query: Query<T>; waiting: ReactNode; children: (data: T) => ReactNode }) {
  if (query.data !== undefined) return children(query.data);
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  return waiting;
}
