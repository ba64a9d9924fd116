import { Text } from '@tarojs/components';
import { useEffect, useRef, useState } from 'react';
import { useServerTime } from './use-server-time';

const twoDigits = (n: number) => String(n).padStart(2, '0');

/** `14:59`, `2:03:10`, `3天 04:00:00` until the moment, by the server's clock; `onEnd` is called once when it passes. */
export function Countdown({ until, onEnd, id }: { until: string; onEnd?: () => void; id?: string }) {
  const end = new Date(until).getTime();
  const left = useTimeLeft(end, onEnd);
  return (
    <Text id={id} style={{ fontVariantNumeric: 'tabular-nums' }}>
      {leftText(left)}
    </Text>
  );
}

/** Milliseconds until `end` (ms since 1970, the server's time), below zero once it has passed; `onEnd` is called once then. */
export const useTimeLeft = (end: number, onEnd?: () => void): number => {
  const told = useRef<number>();
  const [passed, setPassed] = useState<number>();
  const left = end - useServerTime(passed === end);
  const over = left <= 0;
  useEffect(() => {
    if (!over || told.current === end) return;
    told.current = end;
    setPassed(end);
    onEnd?.();
  }, [over, end, onEnd]);
  return left;
};

/** `hours:minutes:seconds left`, rounded up: what shows 0:00 is over. */
export const partsLeft = (ms: number): { days: number; hours: number; minutes: number; seconds: number } => {
  const left = Math.max(0, Math.ceil(ms / 1000));
  return {
    days: Math.floor(left / 86_400),
    hours: Math.floor((left % 86_400) / 3600),
    minutes: Math.floor((left % 3600) / 60),
    seconds: left % 60,
  };
};

export const leftText = (ms: number): string => {
  const { days, hours, minutes, seconds } = partsLeft(ms);
  const rest = `${twoDigits(minutes)}:${twoDigits(seconds)}`;
  if (days > 0) return `${days}天 ${twoDigits(hours)}:${rest}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
};
