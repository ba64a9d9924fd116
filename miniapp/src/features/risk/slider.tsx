import { Image, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useEffect, useState } from 'react';
import type { Challenge, SolveChallengeIn } from '@huitou/shared-types/risk/schema.ts';
import { useDrag } from '@/platform/drag';
import { Icon } from '@/ui/icon';
import { makeSlide, pieceAt } from './puzzle';

interface SliderProps {
  puzzle: Challenge;
  state: 'ready' | 'checking' | 'right';
  hint: string;
  /** The answer before this one was wrong. */
  wrong: boolean;
  onSolve: (x: number, track: SolveChallengeIn['track']) => void;
}

/** In px of the picture. */
const MOVED_PX = 6;
const percent = (part: number, whole: number): string => `${(part / whole) * 100}%`;

/** The picture, the piece that was cut out of it, and the rail by which it is drawn to its place. */
export function Slider({ puzzle, state, hint, wrong, onSolve }: SliderProps) {
  const { width, height, pieceSize } = puzzle;
  const [slide] = useState(makeSlide);
  // Both in px of the screen.
  const [shownWidth, setShownWidth] = useState(() => (Taro.getWindowInfo().windowWidth * 343) / 375);
  const [dx, setDx] = useState(0);
  useEffect(() => {
    const measure = () =>
      Taro.createSelectorQuery()
        .select('#challenge-picture')
        .boundingClientRect((box) => {
          const found = Array.isArray(box) ? box[0] : box;
          if (found?.width) setShownWidth(found.width);
        })
        .exec();
    // The sheet slides in first.
    const timer = setTimeout(measure, 350);
    return () => clearTimeout(timer);
  }, []);
  const drag = useDrag({
    onStart: () => state === 'ready' && slide.begin(),
    onMove: (moved, dy) => {
      if (state !== 'ready') return;
      const x = pieceAt(moved, puzzle, shownWidth);
      slide.to(x, (dy * width) / shownWidth);
      setDx((x * shownWidth) / width);
    },
    onEnd: () => {
      const drawn = slide.end();
      // A touch without a move is no answer.
      if (drawn && drawn.x > MOVED_PX) onSolve(drawn.x, drawn.track);
      else setDx(0);
    },
  });
  const face = state === 'right' ? 'slider-right' : wrong && dx === 0 ? 'slider-wrong' : '';
  return (
    <View className={`slider ${face}`}>
      <View id="challenge-picture" className="slider-picture" style={{ paddingBottom: percent(height, width) }}>
        <Image className="slider-background" src={puzzle.background} mode="scaleToFill" aria-label="缺了一块的图片" />
        <View
          className="slider-piece"
          style={{ top: percent(puzzle.y, height), width: percent(pieceSize, width), transform: `translateX(${dx}px)` }}
        >
          <Image className="slider-piece-image" src={puzzle.piece} mode="widthFix" aria-label="拼图块" />
        </View>
      </View>
      <View className="slider-hint" role="status" aria-live="polite">
        {state === 'right' ? '验证通过' : state === 'checking' ? '正在核对…' : hint || '按住滑块，把拼图拖到缺口处'}
      </View>
      <View className="slider-rail">
        <View className="slider-done" style={{ width: `${dx + 24}px` }} />
        <View
          {...drag}
          id="challenge-knob"
          className="slider-knob"
          style={{ transform: `translateX(${dx}px)` }}
          role="slider"
          aria-label="向右拖动，让拼图块与缺口重合；也可以按左右方向键移动，按回车确认"
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.round((pieceAt(dx, puzzle, shownWidth) / (width - pieceSize)) * 100)}
        >
          <Icon name={state === 'right' ? 'check' : 'next'} size={22} />
        </View>
      </View>
    </View>
  );
}
