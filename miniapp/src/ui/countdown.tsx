import { Text } from '@tarojs/components';
import { useEffect, useRef, useState } from 'react';

const twoDigits = (n: number) => String(n).padStart(2, '0');

/** `14:59`, `2:03:10`, `3天 04:00:00` until the moment; `onEnd` is called once when it passes. */
export function Countdown({ until, onEnd, id }: { until: string; onEnd?: () => void; id?: string }) {
  const end = new Date(until).getTime();
  const [left, setLeft] = useState(() => end - Date.now());
  const ended = useRef(false);
  useEffect(() => {
    ended.current = false;
    const tick = () => {
      const rest = end - Date.now();
      setLeft(rest);
      if (rest > 0 || ended.current) return;
      ended.current = true;
      clearInterval(timer);
      onEnd?.();
    };
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [end, onEnd]);
  return (
    <Text id={id} style={{ fontVariantNumeric: 'tabular-nums' }}>
      {leftText(left)}
    </Text>
  );
}

export const leftText = (ms: number): string => {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const days = Math.floor(seconds / 86_400);
  const hours = Math.floor((seconds % 86_400) / 3600);
  const rest = `${twoDigits(Math.floor((seconds % 3600) / 60))}:${twoDigits(seconds % 60)}`;
  if (days > 0) return `${days}天 ${twoDigits(hours)}:${rest}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
};
