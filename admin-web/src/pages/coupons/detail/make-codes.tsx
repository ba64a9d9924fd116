import { couponAdminRoutes } from '@huitou/shared-types/coupons/routes.ts';
import { codeKindLabels, codeKinds, type CodeKind } from '@huitou/shared-types/coupons/states.ts';
import { Form, Input, InputNumber, Radio } from 'antd';
import type { ReactElement } from 'react';
import { FormModal } from '../../../ui/form-modal.tsx';
import { MomentPicker } from '../../../ui/moment-picker.tsx';

interface Values {
  kind: CodeKind;
  code: string;
  uses: number | null;
  count: number | null;
  expiresAt: string | null;
  note: string;
}

/** Makes one code for everybody, or up to a hundred thousand that work once. */
export const MakeCodes = ({ templateId, onClose }: { templateId: string; onClose: () => void }): ReactElement => (
  <FormModal
    title="生成兑换码"
    route={couponAdminRoutes.makeCodes}
    initial={{ kind: 'single', code: '', uses: null, count: 100, expiresAt: null, note: '' } as Values}
    toInput={({ kind, code, uses, count, expiresAt, note }: Values) => ({
      id: templateId,
      kind,
      ...(kind === 'shared' && code.trim() !== '' ? { code: code.trim() } : {}),
      count: kind === 'shared' ? (uses ?? 0) : (count ?? 0),
      expiresAt,
      note: note.trim(),
    })}
    done="兑换码已生成"
    okText="生成"
    onClose={onClose}
  >
    <Form.Item name="kind" label="类型">
      <Radio.Group optionType="button" options={codeKinds.map((value) => ({ value, label: codeKindLabels[value] }))} />
    </Form.Item>
    <Form.Item noStyle dependencies={['kind']}>
      {({ getFieldValue }) =>
        getFieldValue('kind') === 'shared' ? (
          <>
            <Form.Item
              name="code"
              label="兑换码"
              rules={[{ pattern: /^[A-Za-z0-9]{4,20}$/, message: '4–20 位字母或数字' }]}
              extra="留空则自动生成；不区分大小写，任何人输入都可兑换"
            >
              <Input maxLength={20} placeholder="如 HUITOU2026" style={{ width: 240 }} />
            </Form.Item>
            <Form.Item name="uses" label="可兑换次数">
              <InputNumber min={1} max={100_000} precision={0} suffix="次" placeholder="不限" style={{ width: 160 }} />
            </Form.Item>
          </>
        ) : (
          <Form.Item
            name="count"
            label="数量"
            rules={[{ required: true, message: '请填写数量' }]}
            extra="每个码只能兑换一次，在后台生成，完成后可导出"
          >
            <InputNumber min={1} max={100_000} precision={0} suffix="个" style={{ width: 160 }} />
          </Form.Item>
        )
      }
    </Form.Item>
    <Form.Item name="expiresAt" label="兑换截止">
      <MomentPicker placeholder="跟随领取时间" />
    </Form.Item>
    <Form.Item name="note" label="备注">
      <Input maxLength={60} placeholder="如：线下门店海报" />
    </Form.Item>
  </FormModal>
);
