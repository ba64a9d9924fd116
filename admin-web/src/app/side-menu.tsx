import { Menu } from 'antd';
import { useState, type ReactElement } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useCan } from '../lib/auth.ts';
import { menu, placeOf } from './menu.tsx';
import type { PageDef } from './page-def.ts';

const inMenu = (page: PageDef): boolean => page.under === undefined;

/** The menu, cut to what the signed-in person may open. A group of one page is that page. */
export const SideMenu = ({ collapsed }: { collapsed: boolean }): ReactElement => {
  const can = useCan();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const place = placeOf(pathname);
  const [open, setOpen] = useState<string[]>(place ? [place.group.title] : []);
  const items = menu.flatMap((group) => {
    const visible = group.pages.filter((page) => inMenu(page) && can(page.needs ?? { access: 'staff' }));
    const [first] = visible;
    if (!first) return [];
    if (group.pages.filter(inMenu).length === 1) return [{ key: first.path, icon: group.icon, label: first.title }];
    return [
      { key: group.title, icon: group.icon, label: group.title, children: visible.map((page) => ({ key: page.path, label: page.title })) },
    ];
  });
  const current = place?.group.title;
  const openKeys = current && !open.includes(current) && open.length === 0 ? [current] : open;
  return (
    <Menu
      mode="inline"
      items={items}
      selectedKeys={place ? [place.entry.path] : []}
      {...(collapsed ? {} : { openKeys, onOpenChange: setOpen })}
      onClick={({ key }) => void navigate(key)}
      style={{ borderInlineEnd: 0, paddingBottom: 24 }}
    />
  );
};
