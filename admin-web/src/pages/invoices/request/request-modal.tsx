import { staffInvoiceRoutes } from '@huitou/shared-types/invoices/routes.ts';
import type { InvoiceCheck } from '@huitou/shared-types/invoices/schema.ts';
import { App, Form, Input, Modal, Select } from 'antd';
import { useState, type ReactElement } from 'react';
import { api, useApiMutation } from '../../../lib/api.ts';
import { errorMessage } from '../../../lib/use-action.ts';
import { CheckView } from '../check-view.tsx';
import { emptyTitle, TitleFieldset, toTitle, type TitleValues } from '../actions/title-fields.tsx';

interface Values extends TitleValues {
  orderNos: string[];
  email: string;
  phone: string;
}

const toInput = ({ orderNos, type, title, email, phone }: Values) => ({
  orderNos,
  type,
  title: toTitle({ ...emptyTitle, ...title }),
  email: email?.trim() || null,
  phone: phone?.trim() || null,
});

/** Asks for an invoice in a customer's name: what it would say is checked first, then asked for. */
export const RequestModal = ({ onClose, onDone }: { onClose: () => void; onDone: (id: string) => void }): ReactElement => {
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const [check, setCheck] = useState<InvoiceCheck | null>(null);
  const [busy, setBusy] = useState(false);
  const request = useApiMutation(staffInvoiceRoutes.request);
  const submit = async (values: Values): Promise<void> => {
    setBusy(true);
    try {
      const input = toInput(values);
      if (check?.ok) {
        const invoice = await request.mutateAsync(input);
        void message.success('已申请开票');
        onClose();
        onDone(invoice.id);
      } else {
        setCheck(await api(staffInvoiceRoutes.preview, { orderNos: input.orderNos, type: input.type, title: input.title }));
      }
    } catch (error) {
      void message.error(errorMessage(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      title="代客申请开票"
      width={860}
      okText={check?.ok ? '确认申请' : '检查'}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <Form<Values>
        form={form}
        name="request"
        initialValues={{ orderNos: [], type: 'normal', title: emptyTitle, email: '', phone: '' }}
        labelCol={{ flex: '96px' }}
        style={{ paddingTop: 8 }}
        onValuesChange={() => setCheck(null)}
        onFinish={(values) => void submit(values)}
      >
        <Form.Item
          name="orderNos"
          label="订单号"
          rules={[{ required: true, message: '请填写订单号' }]}
          extra="可填多个，合并开一张；须为同一客户的订单"
        >
          <Select
            mode="tags"
            open={false}
            suffixIcon={null}
            maxCount={20}
            tokenSeparators={[' ', ',', '，', '\n']}
            placeholder="输入后回车"
          />
        </Form.Item>
        <TitleFieldset />
        <Form.Item name="email" label="邮箱" rules={[{ type: 'email', message: '邮箱格式不正确' }]}>
          <Input maxLength={100} placeholder="开出后发送，可不填" />
        </Form.Item>
        <Form.Item name="phone" label="手机号" rules={[{ pattern: /^1[3-9]\d{9}$/, message: '手机号不正确' }]}>
          <Input maxLength={11} placeholder="开出后短信通知，可不填" />
        </Form.Item>
      </Form>
      {check && <CheckView check={check} />}
    </Modal>
  );
};
