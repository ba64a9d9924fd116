import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { dateTime } from '@/platform/time';

export interface Moment {
  at: string;
  title: ReactNode;
  note?: ReactNode;
}

/** What happened, newest first. */
export function Timeline({ moments }: { moments: readonly Moment[] }) {
  const newestFirst = [...moments].sort((a, b) => new Date(b.at).getTime() - new Date(a.at).getTime());
  return (
    <View className="timeline">
      {newestFirst.map(({ at, title, note }, i) => (
        <View key={`${at} ${i}`} className={`timeline-entry ${i === 0 ? 'timeline-latest' : ''}`}>
          <View className="timeline-title">{title}</View>
          {note ? <View className="timeline-note">{note}</View> : null}
          <View className="timeline-time">{dateTime(at)}</View>
        </View>
      ))}
    </View>
  );
}
