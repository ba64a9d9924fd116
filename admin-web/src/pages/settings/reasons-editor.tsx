import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { CaseReason } from '@huitou/shared-types/after-sales/reasons.ts';
import {
  caseKindLabels,
  caseKinds,
  caseStageLabels,
  caseStages,
  freightBearerLabels,
  type FreightBearer,
} from '@huitou/shared-types/after-sales/states.ts';
import { Button, Checkbox, ConfigProvider, Input, Select } from 'antd';
import type { ReactElement } from 'react';

const MOST = 60;
const kindOptions = caseKinds.map((value) => ({ value, label: caseKindLabels[value] }));
const stageOptions = caseStages.map((value) => ({ value, label: caseStageLabels[value] }));
const bearerOptions = (Object.keys(freightBearerLabels) as FreightBearer[]).map((value) => ({ value, label: freightBearerLabels[value] }));

const newReason = (): CaseReason => ({
  code: `r-${Date.now().toString(36)}`,
  group: '其他',
  label: '',
  kinds: ['refund_only', 'return_refund'],
  stages: ['shipped'],
  pictures: false,
  freightBy: 'buyer',
});

interface ReasonsEditorProps {
  value?: CaseReason[];
  onChange?: (reasons: CaseReason[]) => void;
}

/** The tree of reasons that customers choose from. A reason keeps its code when it is renamed, so that statistics go on counting. */
export const ReasonsEditor = ({ value = [], onChange }: ReasonsEditorProps): ReactElement => {
  const disabled = ConfigProvider.useConfig().componentDisabled === true;
  const change = (code: string, part: Partial<CaseReason>): void =>
    onChange?.(value.map((one) => (one.code === code ? { ...one, ...part } : one)));
  const swap = (i: number, by: 1 | -1): void => {
    const next = [...value];
    const [moved] = next.splice(i, 1);
    if (moved) next.splice(i + by, 0, moved);
    onChange?.(next);
  };
  return (
    <>
      <div className="sku-table-wrap" style={{ maxHeight: 520 }}>
        <table className="sku-table">
          <thead>
            <tr>
              <th>分类</th>
              <th>原因</th>
              <th>可用于</th>
              <th>货物</th>
              <th>退货运费</th>
              <th>需图片</th>
              <th aria-label="操作" />
            </tr>
          </thead>
          <tbody>
            {value.map((reason, i) => (
              <tr key={reason.code}>
                <td>
                  <Input
                    size="small"
                    value={reason.group}
                    maxLength={12}
                    disabled={disabled}
                    style={{ width: 88 }}
                    aria-label={`分类 ${i + 1}`}
                    onChange={(event) => change(reason.code, { group: event.target.value })}
                  />
                </td>
                <td>
                  <Input
                    size="small"
                    value={reason.label}
                    maxLength={20}
                    disabled={disabled}
                    status={reason.label.trim() === '' ? 'error' : ''}
                    style={{ width: 148 }}
                    aria-label={`原因 ${i + 1}`}
                    onChange={(event) => change(reason.code, { label: event.target.value })}
                  />
                </td>
                <td>
                  <Select
                    size="small"
                    mode="multiple"
                    value={reason.kinds}
                    options={kindOptions}
                    disabled={disabled}
                    style={{ width: 252 }}
                    aria-label={`类型 ${i + 1}`}
                    onChange={(kinds) => kinds.length > 0 && change(reason.code, { kinds })}
                  />
                </td>
                <td>
                  <Select
                    size="small"
                    mode="multiple"
                    value={reason.stages}
                    options={stageOptions}
                    disabled={disabled}
                    style={{ width: 172 }}
                    aria-label={`货物 ${i + 1}`}
                    onChange={(stages) => stages.length > 0 && change(reason.code, { stages })}
                  />
                </td>
                <td>
                  <Select
                    size="small"
                    value={reason.freightBy}
                    options={bearerOptions}
                    disabled={disabled}
                    style={{ width: 104 }}
                    aria-label={`退货运费 ${i + 1}`}
                    onChange={(freightBy) => change(reason.code, { freightBy })}
                  />
                </td>
                <td>
                  <Checkbox
                    checked={reason.pictures}
                    disabled={disabled}
                    aria-label={`需图片 ${i + 1}`}
                    onChange={(event) => change(reason.code, { pictures: event.target.checked })}
                  />
                </td>
                <td className="nowrap">
                  <Button
                    type="text"
                    size="small"
                    icon={<ArrowUpOutlined />}
                    disabled={disabled || i === 0}
                    aria-label="上移"
                    onClick={() => swap(i, -1)}
                  />
                  <Button
                    type="text"
                    size="small"
                    icon={<ArrowDownOutlined />}
                    disabled={disabled || i === value.length - 1}
                    aria-label="下移"
                    onClick={() => swap(i, 1)}
                  />
                  <Button
                    type="text"
                    size="small"
                    icon={<DeleteOutlined />}
                    disabled={disabled || value.length === 1}
                    aria-label={`删除 ${reason.label}`}
                    onClick={() => onChange?.(value.filter((one) => one !== reason))}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Button
        icon={<PlusOutlined />}
        disabled={disabled || value.length >= MOST}
        style={{ marginTop: 8 }}
        onClick={() => onChange?.([...value, newReason()])}
      >
        加原因
      </Button>
    </>
  );
};
