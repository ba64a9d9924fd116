import { afterSalesAdminRoutes } from '@huitou/shared-types/after-sales/routes.ts';
import type { StaffCase } from '@huitou/shared-types/after-sales/schema.ts';
import type { CarrierCode } from '@huitou/shared-types/fulfilment/carriers.ts';
import { Form, Input, Space, Tag } from 'antd';
import type { ReactElement } from 'react';
import { FormModal } from '../../../ui/form-modal.tsx';
import { Gallery } from '../../../ui/image-upload.tsx';
import { CarrierFields } from '../../shipping/carrier-fields.tsx';

interface Values {
  reason: string;
  pictures: string[];
  carrier?: CarrierCode;
  trackingNo?: string;
}

const BEFORE = ['商品已发出，请收货后申请退货', '超出七天无理由范围', '凭证不足，请补充商品与包装照片', '与买家协商一致，不退款'];
const AFTER = ['退回商品与订单不符', '商品已使用，影响二次销售', '退回包裹为空或缺件', '人为损坏，不在退货范围'];

const Suggestions = ({ texts }: { texts: readonly string[] }): ReactElement => {
  const form = Form.useFormInstance<Values>();
  return (
    <Space size={4} wrap style={{ marginBottom: 16, paddingInlineStart: 80 }}>
      {texts.map((text) => (
        <Tag key={text} style={{ cursor: 'pointer' }} onClick={() => form.setFieldsValue({ reason: text })}>
          {text}
        </Tag>
      ))}
    </Space>
  );
};

/** Refuses a case with a reason that the customer reads; once goods have come, with pictures, and with the parcel they go back in. */
export const Refuse = ({ data, onClose }: { data: StaffCase; onClose: () => void }): ReactElement => {
  const came = data.status === 'received' || data.status === 'inspected';
  const sent = came || data.status === 'sent';
  return (
    <FormModal
      title="拒绝售后"
      route={afterSalesAdminRoutes.refuse}
      initial={{ reason: '', pictures: [] } satisfies Values as Values}
      toInput={({ reason, pictures, carrier, trackingNo }) => ({
        id: data.id,
        reason,
        pictures,
        ...(carrier && trackingNo ? { carrier, trackingNo } : {}),
      })}
      okText="拒绝"
      done="已拒绝，买家会收到原因"
      width={600}
      labelWidth="80px"
      onClose={onClose}
    >
      <Form.Item
        name="reason"
        label="拒绝原因"
        rules={[{ required: true, whitespace: true, min: 2, message: '请写明原因，买家会看到' }]}
        style={{ marginBottom: 8 }}
      >
        <Input.TextArea rows={3} maxLength={200} showCount autoFocus />
      </Form.Item>
      <Suggestions texts={sent ? AFTER : BEFORE} />
      <Form.Item
        name="pictures"
        label="凭证"
        rules={came ? [{ required: true, type: 'array', min: 1, message: '商品已收到，请上传开箱或验货照片' }] : []}
      >
        <Gallery max={9} main={false} />
      </Form.Item>
      {came && (
        <>
          <p className="muted small" style={{ paddingInlineStart: 80 }}>
            商品已在仓库，寄还买家时填写单号；不寄还可留空。
          </p>
          <CarrierFields optional autoFocus={false} />
        </>
      )}
    </FormModal>
  );
};
