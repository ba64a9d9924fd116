import { orderAdminRoutes } from '@huitou/shared-types/orders/routes.ts';
import type { StaffOrder } from '@huitou/shared-types/orders/schema.ts';
import { Form, Input, Modal } from 'antd';
import type { ReactElement } from 'react';
import { money } from '../../../lib/format.ts';
import { useAction } from '../../../lib/use-action.ts';
import { MoneyInput } from '../../../ui/money-input.tsx';

interface Values {
  goods: number;
  freight: number;
  reason: string;
}

/** Sets what an unpaid order costs: the goods in all, and the freight. The server closes a prepayment that was made at the old price. */
export const ChangePrice = ({ order, onClose }: { order: StaffOrder; onClose: () => void }): ReactElement => {
  const [form] = Form.useForm<Values>();
  const change = useAction(orderAdminRoutes.changePrice, '已改价，请通知买家付款');
  const goods = Form.useWatch('goods', form) ?? 0;
  const freight = Form.useWatch('freight', form) ?? 0;
  return (
    <Modal open title="订单改价" okText="确认改价" width={440} confirmLoading={change.busy} onOk={() => form.submit()} onCancel={onClose}>
      <Form
        form={form}
        name="price"
        labelCol={{ flex: '88px' }}
        initialValues={{ goods: order.itemsTotal - order.discountTotal, freight: order.freight, reason: '' }}
        onFinish={(values) => void change.run({ id: order.id, ...values }).then((done) => done && onClose())}
      >
        <Form.Item label="现价">{money(order.payable)}</Form.Item>
        <Form.Item
          name="goods"
          label="商品总价"
          extra={`原价 ${money(order.itemsTotal)}，只能改低`}
          rules={[
            { required: true, message: '请填写' },
            {
              validator: (_, fen: number | null) =>
                (fen ?? 0) <= order.itemsTotal ? Promise.resolve() : Promise.reject(new Error('不能高于原价')),
            },
          ]}
        >
          <MoneyInput autoFocus />
        </Form.Item>
        <Form.Item name="freight" label="运费" rules={[{ required: true, message: '请填写' }]}>
          <MoneyInput />
        </Form.Item>
        <Form.Item label="改后应付">
          <b>{money(goods + freight)}</b>
        </Form.Item>
        <Form.Item name="reason" label="原因" rules={[{ required: true, whitespace: true, message: '请填写原因' }]}>
          <Input.TextArea rows={2} maxLength={100} showCount />
        </Form.Item>
      </Form>
    </Modal>
  );
};
