import type { CarrierCode } from '@huitou/shared-types/fulfilment/carriers.ts';
import { Form, Input, Select } from 'antd';
import type { ReactElement } from 'react';
import { carrierOptions, guessCarrier, trackingFits } from './ship-drafts.ts';

interface CarrierFieldsProps {
  /** A parcel may be left out: both fields empty. */
  optional?: boolean;
  autoFocus?: boolean;
}

/** The two fields of a parcel, `carrier` and `trackingNo`: letters in front of a scanned number choose the carrier. */
export const CarrierFields = ({ optional = false, autoFocus = true }: CarrierFieldsProps): ReactElement => {
  const form = Form.useFormInstance<{ carrier?: CarrierCode; trackingNo?: string }>();
  return (
    <>
      <Form.Item
        name="trackingNo"
        label="快递单号"
        dependencies={['carrier']}
        normalize={(value: string) => value.trim().toUpperCase()}
        rules={[
          { required: !optional, message: '请填写单号' },
          ({ getFieldValue }) => ({
            validator: (_, no: string | undefined) =>
              !no || !getFieldValue('carrier') || trackingFits(getFieldValue('carrier') as CarrierCode, no)
                ? Promise.resolve()
                : Promise.reject(new Error('单号与快递公司不符')),
          }),
        ]}
      >
        <Input
          maxLength={32}
          autoFocus={autoFocus}
          placeholder="扫描或输入单号"
          onChange={(event) => {
            const guessed = guessCarrier(event.target.value);
            if (guessed) form.setFieldsValue({ carrier: guessed });
          }}
        />
      </Form.Item>
      <Form.Item
        name="carrier"
        label="快递公司"
        dependencies={['trackingNo']}
        rules={[
          ({ getFieldValue }) => ({
            required: !optional || Boolean(getFieldValue('trackingNo')),
            message: '请选择快递公司',
          }),
        ]}
      >
        <Select options={carrierOptions} allowClear={optional} placeholder="请选择" />
      </Form.Item>
    </>
  );
};
