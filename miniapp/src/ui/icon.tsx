import { View } from '@tarojs/components';

/** A line icon of `styles/_icons.scss`; it takes the colour and, unless `size` (px) is given, the size of the text around it. */
export function Icon({ name, size, className = '' }: { name: string; size?: number; className?: string }) {
  return <View className={`icon icon-${name} ${className}`} style={size ? { fontSize: px(size) } : ''} />;
}

/** A length for inline styles: rpx in WeChat, px in a browser. */
export const px = (length: number): string => (process.env.TARO_ENV === 'weapp' ? `${length * 2}rpx` : `${length}px`);
