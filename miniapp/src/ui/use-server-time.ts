import { useEffect, useState } from 'react';
import { serverNow } from '@/platform/clock';
import { everySecond } from '@/platform/ticker';
import { usePageShown } from './use-page-shown';

/** The server's time, anew every second while the page is in view; `resting` stops it where nothing counts down. */
export const useServerTime = (resting = false): number => {
  const [now, setNow] = useState(serverNow);
  const shown = usePageShown();
  const awake = shown && !resting;
  useEffect(() => {
    if (!awake) return;
    setNow(serverNow());
    return everySecond(() => setNow(serverNow()));
  }, [awake]);
  return now;
};
