import { View } from '@tarojs/components';
import type { Home } from '@huitou/shared-types/catalog/schema.ts';
import { go } from '@/platform/nav';
import { Picture } from '@/ui/picture';

export function CategoryGrid({ categories }: { categories: Home['categories'] }) {
  if (categories.length === 0) return null;
  return (
    <View className="home-categories">
      {categories.slice(0, 8).map(({ id, name, icon }) => (
        <View
          key={id}
          id={`category-${id}`}
          className="home-category"
          hoverClass="home-category-pressed"
          onClick={() => go('list', { categoryId: id, title: name })}
        >
          <Picture src={icon} className="home-category-icon" />
          <View className="home-category-name">{name}</View>
        </View>
      ))}
    </View>
  );
}
