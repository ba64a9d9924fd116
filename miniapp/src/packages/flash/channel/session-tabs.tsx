import { ScrollView, View } from '@tarojs/components';
import type { FlashSessionView } from '@huitou/shared-types/flash-sales/schema.ts';
import { flashPhaseLabels } from '@huitou/shared-types/flash-sales/states.ts';
import { phaseAt, whenText } from '@/features/flash/phase';
import { useServerTime } from '@/ui/use-server-time';

interface SessionTabsProps {
  sessions: readonly FlashSessionView[];
  current: string;
  onChange: (id: string) => void;
}

/** The sessions by their time; where they stand moves on with the clock. */
export function SessionTabs({ sessions, current, onChange }: SessionTabsProps) {
  const now = useServerTime();
  return (
    <ScrollView scrollX enhanced showScrollbar={false} className="flash-tabs" scrollIntoView={`session-${current}`}>
      <View className="flash-tabs-row" role="tablist">
        {[...sessions]
          .sort((a, b) => a.startsAt.localeCompare(b.startsAt))
          .map((session) => {
            const phase = phaseAt(session, now);
            return (
              <View
                key={session.id}
                id={`session-${session.id}`}
                className={`flash-tab flash-tab-${phase} ${session.id === current ? 'flash-tab-on' : ''}`}
                role="tab"
                aria-selected={session.id === current}
                onClick={() => onChange(session.id)}
              >
                <View className="flash-tab-time">{whenText(session.startsAt, now)}</View>
                <View className="flash-tab-phase">{flashPhaseLabels[phase].label}</View>
              </View>
            );
          })}
      </View>
    </ScrollView>
  );
}
