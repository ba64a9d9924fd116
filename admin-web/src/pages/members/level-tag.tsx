import { Tag, Tooltip } from 'antd';
import type { ReactElement } from 'react';

/** A level in its colour; one that staff gave says so. */
export const LevelTag = ({ level, given = false }: { level: { name: string; color: string }; given?: boolean }): ReactElement => (
  <>
    <Tag color={level.color}>{level.name}</Tag>
    {given && (
      <Tooltip title="由商家指定，到期后按消费恢复">
        <Tag variant="outlined">人工</Tag>
      </Tooltip>
    )}
  </>
);
