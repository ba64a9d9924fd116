import { riskRoutes } from '@huitou/shared-types/risk/routes.ts';
import { type ListKind, listKindLabels, type ListSide, listSideLabels } from '@huitou/shared-types/risk/states.ts';
import { Form, Input, Radio, Select } from 'antd';
import type { ReactElement } from 'react';
import { FormModal } from '../../ui/form-modal.tsx';
import { MomentPicker } from '../../ui/moment-picker.tsx';

interface Entry {
  side: ListSide;
  kind: ListKind;
  value: string;
  reason: string;
  until: string | null;
}
const hints: Readonly<Record<ListKind, string>> = { customer: '客户编号', device: '完整设备标识', ip: '203.0.113.7 或 203.0.113.0/24' };

/** Puts somebody on the allow or the block list. */
export const ListEntryModal = ({ initial, onClose }: { initial?: Partial<Entry>; onClose: () => void }): ReactElement => (
  <FormModal
    title={initial?.side ? `加入${listSideLabels[initial.side].label}` : '新增名单'}
    route={riskRoutes.saveListEntry}
    initial={{ side: 'block', kind: 'customer', value: '', reason: '', until: null, ...initial } as Entry}
    toInput={(entry: Entry) => ({ ...entry, value: entry.value.trim(), reason: entry.reason.trim() })}
    done="已加入名单"
    onClose={onClose}
  >
    <Form.Item name="side" label="名单" hidden={initial?.side !== undefined}>
      <Radio.Group
        optionType="button"
        options={(['block', 'allow'] as const).map((value) => ({ value, label: listSideLabels[value].label }))}
      />
    </Form.Item>
    <Form.Item name="kind" label="类型">
      <Select
        disabled={initial?.kind !== undefined}
        options={(Object.keys(listKindLabels) as ListKind[]).map((value) => ({ value, label: listKindLabels[value] }))}
      />
    </Form.Item>
    <Form.Item noStyle shouldUpdate={(a: Entry, b: Entry) => a.kind !== b.kind}>
      {({ getFieldValue }) => (
        <Form.Item name="value" label="对象" rules={[{ required: true, whitespace: true, message: '请填写对象' }]}>
          <Input
            maxLength={64}
            disabled={initial?.value !== undefined}
            placeholder={hints[(getFieldValue('kind') as ListKind | undefined) ?? 'customer']}
          />
        </Form.Item>
      )}
    </Form.Item>
    <Form.Item name="reason" label="原因" rules={[{ required: true, whitespace: true, message: '请填写原因' }]}>
      <Input.TextArea rows={2} maxLength={200} showCount autoFocus />
    </Form.Item>
    <Form.Item name="until" label="截止时间" extra="不设置则长期有效">
      <MomentPicker />
    </Form.Item>
  </FormModal>
);
