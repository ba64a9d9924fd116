import { View } from '@tarojs/components';
import { px } from './px';

/** A line icon of `styles/_icons.scss`; it takes the colour and, unless `size` (px) is given, the size of the text around it. */
export function Icon({ name, size, className = '' }: { name: string; size?: number; className?: string }) {
  return <View className={`icon icon-${name} ${className}`} style={size ? { fontSize: px(size) } : ''} />;
}
