import { LeftOutlined, RightOutlined, VerticalRightOutlined } from '@ant-design/icons';
import { Button, Flex, Select } from 'antd';
import type { ReactElement } from 'react';
import { usePrefs, useTablePrefs } from '../../lib/prefs.ts';

interface PagerProps {
  name: string;
  page: number;
  count: number;
  next: string | null;
  onNext: (next: string) => void;
  onPrevious: () => void;
  onFirst: () => void;
}

const SMALLEST = 20;
const SIZES = [SMALLEST, 50, 100].map((value) => ({ value, label: `每页 ${value} 条` }));

/** Paging by cursor: there is a next page and a previous one, but no page 5000 to jump to. */
export const Pager = ({ name, page, count, next, onNext, onPrevious, onFirst }: PagerProps): ReactElement | null => {
  const { pageSize } = useTablePrefs(name);
  const { setTable } = usePrefs.getState();
  if (page === 1 && next === null && count < SMALLEST) return null;
  return (
    <Flex justify="flex-end" align="center" gap={8} className="pager">
      <span className="muted">
        第 {page} 页，本页 {count} 条{next === null ? '，已到最后' : ''}
      </span>
      <Button size="small" icon={<VerticalRightOutlined />} disabled={page === 1} onClick={onFirst} aria-label="回到第一页" />
      <Button size="small" icon={<LeftOutlined />} disabled={page === 1} onClick={onPrevious}>
        上一页
      </Button>
      <Button
        size="small"
        icon={<RightOutlined />}
        iconPlacement="end"
        disabled={next === null}
        onClick={() => next !== null && onNext(next)}
      >
        下一页
      </Button>
      <Select
        size="small"
        value={pageSize}
        options={SIZES}
        onChange={(value: number) => setTable(name, { pageSize: value })}
        aria-label="每页条数"
      />
    </Flex>
  );
};
