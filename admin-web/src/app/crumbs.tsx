import { Breadcrumb } from 'antd';
import type { ReactElement } from 'react';
import { Link, useLocation } from 'react-router';
import { placeOf } from './menu.tsx';

/** Where this page is in the menu. */
export const Crumbs = (): ReactElement | null => {
  const place = placeOf(useLocation().pathname);
  if (!place) return null;
  const { group, page, entry } = place;
  const titles = [
    ...(group.title === entry.title ? [] : [{ title: group.title }]),
    ...(entry === page ? [] : [{ title: <Link to={entry.path}>{entry.title}</Link> }]),
    { title: page.title },
  ];
  return <Breadcrumb items={titles} className="nowrap" />;
};
