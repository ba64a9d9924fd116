import { View } from '@tarojs/components';

/** Placeholders in the shape of what is coming. */
export function SkeletonRows({ count = 4 }: { count?: number }) {
  return (
    <View className="skeleton-rows" aria-hidden>
      {Array.from({ length: count }, (_, i) => (
        <View key={i} className="skeleton-row">
          <View className="skeleton skeleton-thumb" />
          <View className="skeleton-lines">
            <View className="skeleton skeleton-line" />
            <View className="skeleton skeleton-line skeleton-short" />
            <View className="skeleton skeleton-line skeleton-shorter" />
          </View>
        </View>
      ))}
    </View>
  );
}

export function SkeletonGrid({ count = 4 }: { count?: number }) {
  return (
    <View className="skeleton-grid" aria-hidden>
      {Array.from({ length: count }, (_, i) => (
        <View key={i} className="skeleton-card">
          <View className="skeleton skeleton-picture" />
          <View className="skeleton skeleton-line" />
          <View className="skeleton skeleton-line skeleton-short" />
        </View>
      ))}
    </View>
  );
}

export function SkeletonBlocks({ heights }: { heights: readonly number[] }) {
  return (
    <View className="skeleton-blocks" aria-hidden>
      {heights.map((height, i) => (
        <View key={i} className="skeleton skeleton-block" style={{ height: `${height}px` }} />
      ))}
    </View>
  );
}
