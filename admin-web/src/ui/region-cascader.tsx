import { Cascader } from 'antd';
import { useState, type ReactElement } from 'react';
import { ROOT, useRegionLists, type Region } from '../lib/regions.ts';

interface Option {
  value: string;
  label: string;
  isLeaf: boolean;
  children?: Option[];
}

interface RegionCascaderProps {
  /** Codes from the province down. */
  value?: string[];
  onChange?: (codes: string[]) => void;
  id?: string;
}

const STREET_DEPTH = 4;

const toOptions = (lists: ReadonlyMap<string, readonly Region[]>, parent: string, depth: number): Option[] | undefined =>
  lists.get(parent)?.map(({ code, name, leaf }) => {
    const isLeaf = leaf || depth === STREET_DEPTH;
    const children = isLeaf ? undefined : toOptions(lists, code, depth + 1);
    return { value: code, label: name, isLeaf, ...(children ? { children } : {}) };
  });

/** Province, city, district, street; each level is fetched when it is opened. */
export const RegionCascader = ({ value = [], onChange, id }: RegionCascaderProps): ReactElement => {
  const [opened, setOpened] = useState<string[]>([]);
  const lists = useRegionLists([ROOT, ...value.slice(0, STREET_DEPTH - 1), ...opened]);
  return (
    <Cascader
      {...(id ? { id } : {})}
      value={value}
      options={toOptions(lists, ROOT, 1) ?? []}
      changeOnSelect
      allowClear={false}
      placeholder="省 / 市 / 区县 / 街道"
      loadData={(path) => {
        const last = path.at(-1)?.value;
        if (last !== undefined && last !== null) setOpened((old) => [...old, String(last)]);
      }}
      onChange={(codes) => onChange?.((codes as (string | number | null)[] | undefined)?.map(String) ?? [])}
    />
  );
};
