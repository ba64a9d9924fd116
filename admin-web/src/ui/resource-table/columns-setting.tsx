import { DownOutlined, SettingOutlined, UpOutlined } from '@ant-design/icons';
import { Button, Checkbox, Divider, Flex, Popover, Radio, Tooltip } from 'antd';
import type { ReactElement } from 'react';
import { usePrefs, useTablePrefs } from '../../lib/prefs.ts';
import { isShown, sortColumns, type Column } from './arrange-columns.ts';

type Item = Pick<Column<never>, 'key' | 'title' | 'optional' | 'required'>;

const moved = (keys: string[], from: number, to: number): string[] => {
  const next = [...keys];
  next.splice(to, 0, ...next.splice(from, 1));
  return next;
};

/** Which columns are shown, in which order, and how dense the rows are; kept for this person. */
export const ColumnsSetting = ({ name, columns }: { name: string; columns: readonly Item[] }): ReactElement => {
  const prefs = useTablePrefs(name);
  const { setTable, resetTable } = usePrefs.getState();
  const sorted = sortColumns(columns, prefs.order);
  const keys = sorted.map((column) => column.key);
  const content = (
    <div style={{ width: 240 }}>
      <Flex justify="space-between" align="center">
        <Radio.Group
          size="small"
          optionType="button"
          value={prefs.density}
          onChange={(event) => setTable(name, { density: event.target.value as 'small' | 'medium' })}
          options={[
            { value: 'small', label: '紧凑' },
            { value: 'medium', label: '宽松' },
          ]}
        />
        <Button type="link" size="small" onClick={() => resetTable(name)}>
          恢复默认
        </Button>
      </Flex>
      <Divider style={{ margin: '8px 0' }} />
      <div style={{ maxHeight: 360, overflow: 'auto' }}>
        {sorted.map((column, i) => (
          <Flex key={column.key} justify="space-between" align="center">
            <Checkbox
              disabled={column.required === true}
              checked={isShown(column, prefs)}
              onChange={(event) => setTable(name, { columns: { ...prefs.columns, [column.key]: event.target.checked } })}
            >
              {column.title}
            </Checkbox>
            <span>
              <Button
                type="text"
                size="small"
                icon={<UpOutlined />}
                aria-label={`${column.title}上移`}
                disabled={i === 0}
                onClick={() => setTable(name, { order: moved(keys, i, i - 1) })}
              />
              <Button
                type="text"
                size="small"
                icon={<DownOutlined />}
                aria-label={`${column.title}下移`}
                disabled={i === keys.length - 1}
                onClick={() => setTable(name, { order: moved(keys, i, i + 1) })}
              />
            </span>
          </Flex>
        ))}
      </div>
    </div>
  );
  return (
    <Popover trigger="click" placement="bottomRight" title="列设置" content={content}>
      <Tooltip title="列设置与密度">
        <Button type="text" icon={<SettingOutlined />} aria-label="列设置" />
      </Tooltip>
    </Popover>
  );
};
