import { View } from '@tarojs/components';
import type { ReactNode } from 'react';

/** The page's primary action, always within the thumb's reach. `aboveTabs`: the page is a tab. */
export function BottomBar({ aboveTabs, children }: { aboveTabs?: boolean; children: ReactNode }) {
  return (
    <View
      className={`bottom-bar ${aboveTabs && process.env.TARO_ENV === 'h5' ? 'bottom-bar-tabs' : ''} ${aboveTabs ? '' : 'bottom-bar-safe'}`}
    >
      {children}
    </View>
  );
}
