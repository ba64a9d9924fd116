import { useEffect, useRef } from 'react';

const keysShown = (): string[] =>
  [...document.querySelectorAll<HTMLElement>('.resource .ant-table-row[data-row-key]')].map((row) => row.dataset['rowKey'] ?? '');

interface RowSteps {
  next: () => void;
  previous: () => void;
}

/**
 * Moves the drawer that is open beside a list to the row after or before it. A row that has left the list, because its work is
 * done, is followed by the row that took its place: one goes through a queue by “next” alone.
 */
export const useRowSteps = (openId: string | null, open: (id: string) => void): RowSteps => {
  const place = useRef(-1);
  useEffect(() => {
    const at = openId === null ? -1 : keysShown().indexOf(openId);
    if (openId === null || at >= 0) place.current = at;
  });
  const step = (by: 1 | -1): void => {
    const keys = keysShown();
    const at = openId === null ? -1 : keys.indexOf(openId);
    const target = at >= 0 ? at + by : by === 1 ? Math.max(0, place.current) : place.current - 1;
    const id = keys[Math.min(Math.max(target, 0), keys.length - 1)];
    if (id !== undefined && id !== openId) open(id);
  };
  return { next: () => step(1), previous: () => step(-1) };
};
