import { staffInvoiceRoutes } from '@huitou/shared-types/invoices/routes.ts';
import type { StaffInvoice } from '@huitou/shared-types/invoices/schema.ts';
import { Form, Input } from 'antd';
import type { ReactElement } from 'react';
import { FormModal } from '../../../ui/form-modal.tsx';
import { TitleFieldset, toTitle, type TitleValues } from './title-fields.tsx';

interface Values extends TitleValues {
  remark: string;
}

/** Corrects the title of a request before it is issued. */
export const EditModal = ({ invoice, onClose }: { invoice: StaffInvoice; onClose: () => void }): ReactElement => {
  const initial: Values = {
    type: invoice.type,
    title: { ...invoice.buyer, taxNo: invoice.buyer.taxNo ?? '' },
    remark: invoice.remark,
  };
  return (
    <FormModal
      title="修改抬头"
      route={staffInvoiceRoutes.edit}
      initial={initial}
      toInput={({ type, title, remark }: Values) => ({ id: invoice.id, type, title: toTitle({ ...initial.title, ...title }), remark })}
      onClose={onClose}
    >
      <TitleFieldset />
      <Form.Item name="remark" label="发票备注">
        <Input.TextArea rows={2} maxLength={200} showCount />
      </Form.Item>
    </FormModal>
  );
};
