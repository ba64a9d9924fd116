import { paymentRoutes } from '@huitou/shared-types/payments/routes.ts';
import type { RefundDetail } from '@huitou/shared-types/payments/schema.ts';
import { offlineWayLabels, offlineWays, type OfflineWay } from '@huitou/shared-types/payments/states.ts';
import { Form, Input, Select } from 'antd';
import type { ReactElement } from 'react';
import { money } from '../../../lib/format.ts';
import { FormModal } from '../../../ui/form-modal.tsx';
import { ImageUpload } from '../../../ui/image-upload.tsx';

interface Values {
  way: OfflineWay;
  reference: string;
  picture: string;
  note: string;
}

/** Records money that was handed over outside WeChat Pay, with its proof; the amount is what is owed, no more and no less. */
export const OfflineRefund = ({ refund, onClose }: { refund: RefundDetail; onClose: () => void }): ReactElement => (
  <FormModal
    title="登记线下退款"
    route={paymentRoutes.offlineRefund}
    initial={{ way: 'bank', reference: '', picture: '', note: '' } as Values}
    toInput={(values) => ({ id: refund.id, amount: refund.channelPart, ...values })}
    okText="已退款，登记"
    done="已登记线下退款"
    width={500}
    onClose={onClose}
  >
    <Form.Item label="应退金额">
      <b className="num">{money(refund.channelPart)}</b>
      <span className="muted small">　请先把钱转给买家，再登记</span>
    </Form.Item>
    <Form.Item name="way" label="退款方式">
      <Select options={offlineWays.map((value) => ({ value, label: offlineWayLabels[value] }))} />
    </Form.Item>
    <Form.Item name="reference" label="凭证号" rules={[{ required: true, whitespace: true, message: '请填写转账流水号或收据号' }]}>
      <Input maxLength={60} autoFocus placeholder="转账流水号、收据号" />
    </Form.Item>
    <Form.Item
      name="picture"
      label="凭证图片"
      getValueFromEvent={(url: string | null) => url ?? ''}
      rules={[{ required: true, message: '请上传转账截图或收据照片' }]}
    >
      <ImageUpload />
    </Form.Item>
    <Form.Item name="note" label="备注">
      <Input.TextArea rows={2} maxLength={200} showCount />
    </Form.Item>
  </FormModal>
);
