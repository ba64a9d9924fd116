import { Flex } from 'antd';
import type { ReactElement } from 'react';
import { count } from '../../../lib/format.ts';
import { EmptyState } from '../../../ui/states.tsx';
import { refusalsOf } from './figures.ts';

/** Why claims got nothing, the most frequent reason first. */
export const Refusals = ({ refused }: { refused: Readonly<Record<string, number>> }): ReactElement => {
  const list = refusalsOf(refused);
  const most = list[0]?.count ?? 1;
  if (list.length === 0) return <EmptyState text="没有被拒绝的请求" />;
  return (
    <Flex vertical gap={8}>
      {list.map(({ reason, label, count: times }) => (
        <div key={reason}>
          <Flex justify="space-between" gap={8}>
            <span>{label}</span>
            <span className="num strong">{count(times)}</span>
          </Flex>
          <div className="bar">
            <span style={{ width: `${(times / most) * 100}%` }} />
          </div>
        </div>
      ))}
    </Flex>
  );
};
