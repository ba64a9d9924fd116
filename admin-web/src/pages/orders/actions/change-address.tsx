import { orderAdminRoutes } from '@huitou/shared-types/orders/routes.ts';
import type { OrderAddress } from '@huitou/shared-types/orders/schema.ts';
import { Form, Input, Modal } from 'antd';
import type { ReactElement } from 'react';
import { regionParents } from '../../../lib/regions.ts';
import { useAction } from '../../../lib/use-action.ts';
import { RegionCascader } from '../../../ui/region-cascader.tsx';

interface Values {
  name: string;
  phone: string;
  region: string[];
  detail: string;
}

const PHONE = /^1[3-9]\d{9}$/;

/** Corrects the address of an order that has not begun to ship. The phone is typed anew: the old one is masked here. */
export const ChangeAddress = ({ id, address, onClose }: { id: string; address: OrderAddress; onClose: () => void }): ReactElement => {
  const [form] = Form.useForm<Values>();
  const change = useAction(orderAdminRoutes.changeAddress, '地址已修改');
  const submit = async ({ name, phone, region, detail }: Values): Promise<void> => {
    const [provinceCode = '', cityCode = '', districtCode = '', streetCode = null] = region;
    if (await change.run({ id, name, phone, provinceCode, cityCode, districtCode, streetCode, detail })) onClose();
  };
  return (
    <Modal open title="修改收货地址" okText="保存" confirmLoading={change.busy} onOk={() => form.submit()} onCancel={onClose}>
      <Form
        form={form}
        name="address"
        labelCol={{ flex: '88px' }}
        initialValues={{
          name: address.name,
          phone: PHONE.test(address.phone) ? address.phone : '',
          region: [...regionParents(address.districtCode), address.districtCode],
          detail: address.detail,
        }}
        onFinish={(values) => void submit(values)}
      >
        <Form.Item name="name" label="收货人" rules={[{ required: true, whitespace: true, message: '请填写收货人' }]}>
          <Input maxLength={20} />
        </Form.Item>
        <Form.Item name="phone" label="手机号" rules={[{ required: true, pattern: PHONE, message: '请填写 11 位手机号' }]}>
          <Input maxLength={11} inputMode="tel" />
        </Form.Item>
        <Form.Item
          name="region"
          label="所在地区"
          required
          rules={[
            {
              validator: (_, codes: string[] | undefined) =>
                (codes?.length ?? 0) >= 3 ? Promise.resolve() : Promise.reject(new Error('请选择到区县')),
            },
          ]}
        >
          <RegionCascader />
        </Form.Item>
        <Form.Item name="detail" label="详细地址" rules={[{ required: true, min: 2, message: '请填写街道门牌' }]}>
          <Input.TextArea rows={2} maxLength={80} />
        </Form.Item>
      </Form>
    </Modal>
  );
};
