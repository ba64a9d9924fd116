import { staffInvoiceRoutes } from '@huitou/shared-types/invoices/routes.ts';
import type { StaffInvoice } from '@huitou/shared-types/invoices/schema.ts';
import { Form, Input } from 'antd';
import type { ReactElement } from 'react';
import { FormModal } from '../../../ui/form-modal.tsx';

interface Values {
  email: string;
  phone: string;
}

/** Sends the files by e-mail, a link to them by SMS, or both. */
export const DeliverModal = ({ invoice, onClose }: { invoice: StaffInvoice; onClose: () => void }): ReactElement => (
  <FormModal
    title="发送发票"
    route={staffInvoiceRoutes.deliver}
    initial={{ email: '', phone: '' } as Values}
    toInput={({ email, phone }: Values) => ({ id: invoice.id, email: email.trim() || null, phone: phone.trim() || null })}
    done="已安排发送"
    okText="发送"
    onClose={onClose}
  >
    <Form.Item name="email" label="邮箱" rules={[{ type: 'email', message: '邮箱格式不正确' }]}>
      <Input maxLength={100} autoFocus placeholder={invoice.email || '发票文件作为附件发送'} />
    </Form.Item>
    <Form.Item
      name="phone"
      label="手机号"
      dependencies={['email']}
      rules={[
        { pattern: /^1[3-9]\d{9}$/, message: '手机号不正确' },
        ({ getFieldValue }) => ({
          validator: (_, phone: string) =>
            phone || getFieldValue('email') ? Promise.resolve() : Promise.reject(new Error('请填写邮箱或手机号')),
        }),
      ]}
    >
      <Input maxLength={11} placeholder={invoice.phone || '短信里附下载链接'} />
    </Form.Item>
  </FormModal>
);
