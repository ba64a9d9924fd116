import { Form, Input, Select } from 'antd';
import type { ReactElement } from 'react';
import { taxChoices } from '../lib/tax.ts';

/** 19 digits of the tax office's classification, or nothing. */
export const TaxCodeField = ({ inherit }: { inherit: string }): ReactElement => (
  <Form.Item
    name="taxCode"
    label="税收编码"
    tooltip="税务总局《商品和服务税收分类编码》，19 位数字，印在发票上"
    rules={[{ pattern: /^(\d{19})?$/, message: '税收分类编码为 19 位数字' }]}
    normalize={(code: string) => code.replaceAll(/\D/g, '')}
  >
    <Input maxLength={19} placeholder={inherit} className="num" allowClear />
  </Form.Item>
);

/** The rate with its mark, as one choice (`tax` in the form). */
export const TaxRateField = ({ inherit }: { inherit: string }): ReactElement => (
  <Form.Item name="tax" label="税率" getValueFromEvent={(value?: string) => value ?? null}>
    <Select allowClear placeholder={inherit} options={[...taxChoices]} />
  </Form.Item>
);
