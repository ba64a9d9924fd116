import { invoiceTypeLabels, invoiceTypes, titleKindLabels } from '@huitou/shared-types/invoices/states.ts';
import type { TitleFields } from '@huitou/shared-types/invoices/schema.ts';
import { taxNoWarning, tidyTaxNo } from '@huitou/shared-types/invoices/tax-number.ts';
import { Button, Form, Input, Radio } from 'antd';
import { useState, type ReactElement } from 'react';

/** A title as it is typed: an empty tax number is text here and null on the way out. */
export interface TitleValues {
  type: 'normal' | 'special';
  title: Omit<TitleFields, 'taxNo'> & { taxNo: string };
}

export const emptyTitle: TitleValues['title'] = { kind: 'person', title: '个人', taxNo: '', address: '', phone: '', bank: '', account: '' };

export const toTitle = ({ taxNo, ...rest }: TitleValues['title']): TitleFields => ({
  ...rest,
  taxNo: taxNo.trim() === '' ? null : tidyTaxNo(taxNo),
});

const typeOptions = invoiceTypes.map((value) => ({ value, label: invoiceTypeLabels[value] }));
const kindOptions = (['person', 'company'] as const).map((value) => ({ value, label: titleKindLabels[value] }));

/** The fields of a title inside a form; a doubtful tax number is said, not refused. */
export const TitleFieldset = (): ReactElement => {
  const taxNo = Form.useWatch<string | undefined>(['title', 'taxNo']);
  const company = Form.useWatch<string | undefined>(['title', 'kind']) === 'company';
  const special = Form.useWatch<string | undefined>('type') === 'special';
  const [more, setMore] = useState(false);
  const warning = taxNo ? taxNoWarning(taxNo) : null;
  return (
    <>
      <Form.Item name="type" label="发票类型">
        <Radio.Group options={typeOptions} />
      </Form.Item>
      <Form.Item name={['title', 'kind']} label="抬头类型">
        <Radio.Group options={kindOptions} />
      </Form.Item>
      <Form.Item
        name={['title', 'title']}
        label="抬头"
        rules={[{ required: true, whitespace: true, min: 2, message: '请填写抬头，至少 2 个字' }]}
      >
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item
        name={['title', 'taxNo']}
        label="税号"
        rules={[{ required: company, message: '单位抬头请填写税号' }]}
        {...(warning ? { validateStatus: 'warning' as const, help: warning } : {})}
      >
        <Input maxLength={30} className="num" placeholder={company ? '统一社会信用代码' : '个人可不填'} />
      </Form.Item>
      {company && !special && !more && (
        <Form.Item label=" " colon={false}>
          <Button type="link" style={{ padding: 0 }} onClick={() => setMore(true)}>
            填写地址、电话、开户银行（可选）
          </Button>
        </Form.Item>
      )}
      {company && (special || more) && (
        <>
          <Form.Item name={['title', 'address']} label="地址">
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name={['title', 'phone']} label="电话">
            <Input maxLength={30} />
          </Form.Item>
          <Form.Item name={['title', 'bank']} label="开户银行">
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item name={['title', 'account']} label="银行账号">
            <Input maxLength={40} />
          </Form.Item>
        </>
      )}
    </>
  );
};
