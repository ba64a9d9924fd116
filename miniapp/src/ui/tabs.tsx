import { ScrollView, View } from '@tarojs/components';

interface TabsProps<K extends string> {
  id: string;
  tabs: readonly { key: K; label: string; count?: number | undefined }[];
  current: K;
  onChange: (key: K) => void;
}

/** Views of the same list; the count is shown where something waits. Tab ids are `<id>-<key>`. */
export function Tabs<K extends string>({ id, tabs, current, onChange }: TabsProps<K>) {
  return (
    <ScrollView scrollX className="tabs" enhanced showScrollbar={false}>
      <View className="tabs-row">
        {tabs.map(({ key, label, count }) => (
          <View
            key={key}
            id={`${id}-${key}`}
            className={`tab ${key === current ? 'tab-on' : ''}`}
            role="tab"
            aria-selected={key === current}
            onClick={() => onChange(key)}
          >
            {label}
            {count ? <View className="tab-count">{count > 99 ? '99+' : count}</View> : null}
          </View>
        ))}
      </View>
    </ScrollView>
  );
}
