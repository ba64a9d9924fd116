import { View } from '@tarojs/components';
import './sold-bar.scss';

/** `已抢 68%`, as a bar. */
export function SoldBar({ percent, id, light }: { percent: number; id?: string; light?: boolean }) {
  const shown = Math.max(0, Math.min(100, percent));
  return (
    <View
      id={id}
      className={`sold-bar ${light ? 'sold-bar-light' : ''}`}
      role="progressbar"
      aria-valuenow={shown}
      aria-label={`已抢 ${shown}%`}
    >
      <View className="sold-bar-track">
        <View className="sold-bar-done" style={{ width: `${shown}%` }} />
      </View>
      <View className="sold-bar-text">{shown >= 100 ? '已抢完' : `已抢 ${shown}%`}</View>
    </View>
  );
}
