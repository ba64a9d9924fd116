import { Text, View } from '@tarojs/components';
import { partsLeft, useTimeLeft } from '@/ui/countdown';
import './clock.scss';

const two = (n: number) => String(n).padStart(2, '0');

interface FlashClockProps {
  id?: string;
  /** ms since 1970, the server's time. */
  until: number;
  /** On a coloured ground. */
  light?: boolean;
  onEnd?: () => void;
}

/** Hours, minutes and seconds in boxes; days before them where it is that long. */
export function FlashClock({ id, until, light, onEnd }: FlashClockProps) {
  const { days, hours, minutes, seconds } = partsLeft(useTimeLeft(until, onEnd));
  const words = `${days > 0 ? `${days} 天 ` : ''}${hours} 小时 ${minutes} 分 ${seconds} 秒`;
  return (
    <View id={id} className={`flash-clock ${light ? 'flash-clock-light' : ''}`} role="timer" aria-label={words}>
      {days > 0 ? <Text className="flash-clock-days">{days}天</Text> : null}
      <Text className="flash-clock-box">{two(hours)}</Text>
      <Text className="flash-clock-colon">:</Text>
      <Text className="flash-clock-box">{two(minutes)}</Text>
      <Text className="flash-clock-colon">:</Text>
      <Text className="flash-clock-box">{two(seconds)}</Text>
    </View>
  );
}
