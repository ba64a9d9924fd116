import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useEffect, type ReactNode } from 'react';
import { back } from '@/platform/nav';
import { Icon } from './icon';
import { usePageTrail } from './use-page-trail';

interface PageProps {
  /** Shown in the bar: WeChat's own, or ours in a browser. */
  title: string;
  /** A tab has no way back. */
  tab?: boolean;
  /** No bar in a browser: the page draws its own over a picture. */
  bare?: boolean;
  /** Room below for a `BottomBar`. */
  bottomBar?: boolean;
  className?: string;
  /** What the page is about, for the trail (`platform/trail.ts`); else its path. */
  trail?: string | undefined;
  /** A page of a flash sale: touches are noted too. */
  watched?: boolean;
  children?: ReactNode;
}

/** The frame of every page. */
export function Page({ title, tab, bare, bottomBar, className = '', trail, watched, children }: PageProps) {
  const touches = usePageTrail(trail, watched ?? false);
  useEffect(() => {
    void Taro.setNavigationBarTitle({ title });
  }, [title]);
  return (
    <View {...touches} className={`page ${bottomBar ? 'page-with-bar' : ''} ${className}`}>
      {process.env.TARO_ENV === 'h5' && !bare ? <NavBar title={title} tab={tab ?? false} /> : null}
      {children}
    </View>
  );
}

function NavBar({ title, tab }: { title: string; tab: boolean }) {
  return (
    <View className="nav-bar">
      {tab ? null : (
        <View id="nav-back" className="nav-back" onClick={back} aria-label="返回" role="button">
          <Icon name="back" size={22} />
        </View>
      )}
      <View className="nav-title">{title}</View>
    </View>
  );
}
