import type { ReactNode } from 'react';
import type { PageDef } from './page-def.ts';

export interface MenuGroup {
  title: string;
  icon: ReactNode;
  pages: readonly PageDef[];
}

/** The one table of menu, addresses and permissions: a page that is not here does not exist. */
export const menu: readonly MenuGroup[] = [];

export const pages: readonly PageDef[] = menu.flatMap((group) => group.pages);

/** The group and the menu entry that an address belongs to. */
export const placeOf = (path: string): { group: MenuGroup; page: PageDef; entry: PageDef } | null => {
  const matches = (page: PageDef): boolean =>
    new RegExp(`^${page.path.replace(/:\w+/g, '[^/]+')}/?$`).test(path);
  for (const group of menu) {
    const page = group.pages.find((one) => !one.path.includes(':') && matches(one)) ?? group.pages.find(matches);
    if (!page) continue;
    const entry = pages.find((one) => one.path === page.under) ?? page;
    return { group, page, entry };
  }
  return null;
};
