import { View } from '@tarojs/components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { customerRoutes } from '@huitou/shared-types/customers/routes.ts';
import { keys } from '@/features/queries';
import { api } from '@/platform/request';
import { Async } from '@/ui/async';
import { Icon } from '@/ui/icon';
import { Sheet } from '@/ui/sheet';
import { SkeletonBlocks } from '@/ui/skeleton';
import { Tabs } from '@/ui/tabs';
import './region-picker.scss';

export interface Region {
  code: string;
  name: string;
}
/** Province, city, district and, where there is one, street. */
export type RegionPath = readonly Region[];

interface RegionPickerProps {
  open: boolean;
  value: RegionPath;
  onClose: () => void;
  onChange: (path: RegionPath) => void;
}

const LEVELS = ['省份', '城市', '区县', '街道'] as const;
const DISTRICT = 2;

/** Picks a place step by step from the server's codes; streets may be left open. */
export function RegionPicker({ open, value, onClose, onChange }: RegionPickerProps) {
  const [path, setPath] = useState<RegionPath>(value);
  const [level, setLevel] = useState(Math.min(value.length, LEVELS.length - 1));
  const parent = level === 0 ? undefined : path[level - 1]?.code;
  const regions = useQuery({
    queryKey: [...keys.regions, parent ?? ''],
    queryFn: async () => (await api(customerRoutes.regions, parent ? { parent } : {})).items,
    enabled: open,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const finish = (chosen: RegionPath) => {
    onChange(chosen);
    onClose();
  };
  const choose = (region: Region & { leaf: boolean }) => {
    const next = [...path.slice(0, level), { code: region.code, name: region.name }];
    setPath(next);
    if (region.leaf || level === LEVELS.length - 1) finish(next);
    else setLevel(level + 1);
  };
  const tabs = LEVELS.slice(0, Math.min(path.length + 1, LEVELS.length)).map((label, i) => ({
    key: String(i),
    label: path[i]?.name ?? `选择${label}`,
  }));
  return (
    <Sheet id="region-picker" open={open} title="所在地区" onClose={onClose}>
      <View className="region-tabs">
        <Tabs id="region-level" tabs={tabs} current={String(level)} onChange={(key) => setLevel(Number(key))} />
      </View>
      <View className="region-list">
        <Async query={regions} waiting={<SkeletonBlocks heights={[40, 40, 40, 40]} />}>
          {(items) => (
            <>
              {level > DISTRICT || items.length === 0 ? (
                <View id="region-skip" className="region-item region-skip" onClick={() => finish(path.slice(0, DISTRICT + 1))}>
                  暂不选择街道
                </View>
              ) : null}
              {items.map((region) => (
                <View
                  key={region.code}
                  id={`region-${region.code}`}
                  className={`region-item ${path[level]?.code === region.code ? 'region-item-on' : ''}`}
                  onClick={() => choose(region)}
                >
                  {region.name}
                  {path[level]?.code === region.code ? <Icon name="check" size={18} /> : null}
                </View>
              ))}
            </>
          )}
        </Async>
      </View>
    </Sheet>
  );
}
