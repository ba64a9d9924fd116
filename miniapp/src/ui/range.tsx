import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useEffect, useRef } from 'react';
import { useDrag } from '@/platform/drag';
import { drawnValue } from './range-value';

interface RangeProps {
  id: string;
  value: number;
  /** More than 0; the least is 0. */
  max: number;
  label: string;
  /** While it is drawn. */
  onMove: (value: number) => void;
  /** When it is let go. */
  onChange: (value: number) => void;
}

/** A number chosen by drawing a knob along a rail, by finger, mouse or arrow keys. */
export function Range({ id, value, max, label, onMove, onChange }: RangeProps) {
  const width = useRef(0);
  const from = useRef(value);
  const last = useRef(value);
  const measure = () =>
    Taro.createSelectorQuery()
      .select(`#${id}-rail`)
      .boundingClientRect((box) => {
        const found = Array.isArray(box) ? box[0] : box;
        if (found?.width) width.current = found.width;
      })
      .exec();
  useEffect(() => Taro.nextTick(measure));
  const drag = useDrag({
    onStart: () => {
      from.current = value;
      last.current = value;
    },
    onMove: (dx) => {
      last.current = drawnValue(from.current, dx, width.current, max);
      onMove(last.current);
    },
    onEnd: () => {
      if (last.current !== from.current) onChange(last.current);
    },
  });
  const share = `${(value / max) * 100}%`;
  return (
    <View className="range">
      <View id={`${id}-rail`} className="range-rail">
        <View className="range-done" style={{ width: share }} />
        <View
          {...drag}
          id={id}
          className="range-knob"
          style={{ left: share }}
          role="slider"
          aria-label={label}
          aria-valuemin={0}
          aria-valuemax={max}
          aria-valuenow={value}
        />
      </View>
    </View>
  );
}
