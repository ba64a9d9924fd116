import { View } from '@tarojs/components';
import type { ReactNode } from 'react';

export type Tone = 'accent' | 'neutral' | 'waiting' | 'active' | 'done' | 'bad';

/** A short label. The tones are those of `states.ts`, and `accent` for offers. */
export function Tag({ tone = 'neutral', id, children }: { tone?: Tone; id?: string; children: ReactNode }) {
  return (
    <View id={id} className={`tag tag-${tone}`}>
      {children}
    </View>
  );
}
