import { Checkbox, Divider, Flex, InputNumber, Modal } from 'antd';
import { useState, type ReactElement } from 'react';
import { PlanEditor } from '../plan-editor.tsx';
import { planProblem } from '../plan-text.ts';
import type { ItemValues } from './values.ts';

export type Limits = Pick<ItemValues, 'perAddress' | 'perDevice' | 'perIp' | 'waitersMax' | 'release'>;

interface LimitsModalProps {
  title: string;
  initial: Limits;
  quota: number;
  onDone: (limits: Limits, all: boolean) => void;
  onClose: () => void;
}

const FIELDS = [
  { name: 'perAddress', label: '每个收货地址', unit: '件', hint: '防止多个账号寄到同一处' },
  { name: 'perDevice', label: '每台设备', unit: '件', hint: '防止一台手机换多个账号' },
  { name: 'perIp', label: '每个网络（IP）', unit: '件', hint: '公司、学校常共用一个网络，不宜太小' },
] as const;

/** Limits beside that of the customer, who may wait, and how the stock is released; for one item or all of its session. */
export const LimitsModal = ({ title, initial, quota, onDone, onClose }: LimitsModalProps): ReactElement => {
  const [limits, setLimits] = useState<Limits>({
    perAddress: initial.perAddress,
    perDevice: initial.perDevice,
    perIp: initial.perIp,
    waitersMax: initial.waitersMax,
    release: initial.release,
  });
  const [all, setAll] = useState(false);
  return (
    <Modal
      open
      title={`限制与放量 · ${title}`}
      width={600}
      okButtonProps={{ disabled: planProblem(limits.release) !== null }}
      onOk={() => {
        onDone(limits, all);
        onClose();
      }}
      onCancel={onClose}
    >
      <Flex vertical gap={10}>
        {FIELDS.map(({ name, label, unit, hint }) => (
          <Flex key={name} gap={8} align="center">
            <span style={{ width: 110 }}>{label}</span>
            <InputNumber
              min={1}
              max={9999}
              precision={0}
              suffix={unit}
              placeholder="不限"
              value={limits[name]}
              aria-label={label}
              style={{ width: 120 }}
              onChange={(n) => setLimits({ ...limits, [name]: n })}
            />
            <span className="muted small">{hint}</span>
          </Flex>
        ))}
        <Flex gap={8} align="center">
          <span style={{ width: 110 }}>候补名额</span>
          <InputNumber
            min={0}
            max={100_000}
            precision={0}
            suffix="人"
            value={limits.waitersMax}
            aria-label="候补名额"
            style={{ width: 120 }}
            onChange={(n) => setLimits({ ...limits, waitersMax: n })}
          />
          <span className="muted small">抢完后排队等未付款退回的，0 为不候补</span>
        </Flex>
        <Divider style={{ margin: '4px 0' }} />
        <b>放量计划</b>
        <PlanEditor value={limits.release} quota={quota} onChange={(release) => setLimits({ ...limits, release })} />
        <Divider style={{ margin: '4px 0' }} />
        <Checkbox checked={all} onChange={(event) => setAll(event.target.checked)}>
          应用到本场全部商品
        </Checkbox>
      </Flex>
    </Modal>
  );
};
