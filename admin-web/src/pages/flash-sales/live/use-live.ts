import { flashAdminRoutes } from '@huitou/shared-types/flash-sales/routes.ts';
import type { FlashLive } from '@huitou/shared-types/flash-sales/schema.ts';
import { useEffect, useState } from 'react';
import { useApiQuery } from '../../../lib/api.ts';

const RUNNING_MS = 1_000;
const WARMING_MS = 2_000;
const IDLE_MS = 15_000;
/** Later than that, what is shown is no longer what is going on. */
const STALE_MS = 5_000;

/** How soon to ask again: each second while something is sold. */
export const askAgainMs = (live: FlashLive | undefined): number => {
  if (!live) return RUNNING_MS;
  if (live.items.some(({ phase }) => phase === 'running')) return RUNNING_MS;
  return live.items.some(({ phase }) => phase === 'warming') ? WARMING_MS : IDLE_MS;
};

interface LiveView {
  data: FlashLive | undefined;
  error: unknown;
  retry: () => void;
  /** The server's clock now, ms: its last word plus what has passed since. */
  now: number;
  /** Seconds since the last answer while the network is away; null while answers come. */
  behindSeconds: number | null;
}

/** The live figures, asked for again and again; while the network blinks the last ones stay and say how old they are. */
export const useLive = (id: string): LiveView => {
  const live = useApiQuery(flashAdminRoutes.live, { id }, { refetchInterval: askAgainMs });
  const [clock, setClock] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setClock(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  const age = Math.max(0, clock - live.dataUpdatedAt);
  const broken = live.failureCount > 0 || live.fetchStatus === 'paused' || age > askAgainMs(live.data) + STALE_MS;
  return {
    data: live.data,
    error: live.error,
    retry: () => void live.refetch(),
    now: live.data ? Date.parse(live.data.serverTime) + age : clock,
    behindSeconds: live.data && broken ? Math.round(age / 1000) : null,
  };
};
