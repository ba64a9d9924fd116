import { Cascader } from 'antd';
import { useState, type ReactElement } from 'react';
import { regionParents, ROOT, useRegionLists, type Region } from '../../lib/regions.ts';

interface RegionPickerProps {
  value?: string[];
  onChange?: (codes: string[]) => void;
  id?: string;
}

interface Option {
  value: string;
  label: string;
  isLeaf: boolean;
  children?: Option[];
}

const DISTRICT_DEPTH = 3;

const toOptions = (lists: ReadonlyMap<string, readonly Region[]>, parent: string, depth: number): Option[] | undefined =>
  lists.get(parent)?.map(({ code, name, leaf }) => {
    const isLeaf = leaf || depth === DISTRICT_DEPTH;
    const children = isLeaf ? undefined : toOptions(lists, code, depth + 1);
    return { value: code, label: name, isLeaf, ...(children ? { children } : {}) };
  });

/** Several regions at once; a whole province stands for all its cities. */
export const RegionPicker = ({ value = [], onChange, id }: RegionPickerProps): ReactElement => {
  const [opened, setOpened] = useState<string[]>([]);
  const lists = useRegionLists([ROOT, ...value.flatMap(regionParents), ...opened]);
  return (
    <Cascader
      {...(id ? { id } : {})}
      multiple
      value={value.map((code) => [...regionParents(code), code])}
      options={toOptions(lists, ROOT, 1) ?? []}
      showCheckedStrategy={Cascader.SHOW_PARENT}
      maxTagCount={12}
      placeholder="选择省、市或区县"
      loadData={(path) => {
        const last = path.at(-1)?.value;
        if (last !== undefined && last !== null) setOpened((old) => [...old, String(last)]);
      }}
      onChange={(paths) =>
        onChange?.((paths as (string | number | null)[][]).flatMap((path) => (path.length > 0 ? [String(path.at(-1))] : [])))
      }
    />
  );
};
