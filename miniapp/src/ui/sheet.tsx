import { ScrollView, View } from '@tarojs/components';
import { Popup } from '@nutui/nutui-react-taro';
import type { ReactNode } from 'react';
import { Icon } from './icon';

interface SheetProps {
  id?: string;
  open: boolean;
  title?: string;
  onClose: () => void;
  /** Stays below while the content scrolls. */
  footer?: ReactNode;
  children: ReactNode;
}

/** A panel from below, for a choice that belongs to the page beneath. */
export function Sheet({ id, open, title = '', onClose, footer, children }: SheetProps) {
  return (
    <Popup visible={open} position="bottom" round lockScroll destroyOnClose onClose={onClose} zIndex={1000}>
      <View id={id} className="sheet">
        <View className="sheet-head">
          <View className="sheet-title">{title}</View>
          <View id="sheet-close" className="sheet-close" role="button" aria-label="关闭" onClick={onClose}>
            <Icon name="close" size={20} />
          </View>
        </View>
        <ScrollView scrollY className="sheet-body">
          {children}
        </ScrollView>
        {footer ? <View className="sheet-footer">{footer}</View> : <View className="sheet-safe" />}
      </View>
    </Popup>
  );
}
