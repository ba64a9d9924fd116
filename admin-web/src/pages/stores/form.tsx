import { storeRoutes } from '@huitou/shared-types/stores/routes.ts';
import type { Location, SaveLocationIn } from '@huitou/shared-types/stores/schema.ts';
import { Col, Form, Input, InputNumber, Radio, Row, Switch } from 'antd';
import type { ReactElement } from 'react';
import { FormModal } from '../../ui/form-modal.tsx';

const fresh: SaveLocationIn = {
  name: '',
  kind: 'warehouse',
  province: '',
  city: '',
  district: '',
  detail: '',
  phone: '',
  hours: '',
  latitude: null,
  longitude: null,
  pickup: false,
  sells: true,
  priority: 0,
  enabled: true,
};

const toValues = ({ id: _, ...rest }: Location): SaveLocationIn => rest;

export const LocationForm = ({ location, onClose }: { location: Location | null; onClose: () => void }): ReactElement => {
  const shared = { initial: location ? toValues(location) : fresh, onClose, title: location ? '编辑' : '新建仓库或门店', width: 640 };
  const half = { xs: 24, md: 12 };
  const fields = (
    <Row gutter={12}>
      <Col {...half}>
        <Form.Item name="name" label="名称" rules={[{ required: true, whitespace: true, message: '请填写名称' }]}>
          <Input maxLength={30} autoFocus />
        </Form.Item>
      </Col>
      <Col {...half}>
        <Form.Item name="kind" label="类型">
          <Radio.Group
            options={[
              { value: 'warehouse', label: '仓库' },
              { value: 'store', label: '门店' },
            ]}
          />
        </Form.Item>
      </Col>
      <Col span={8}>
        <Form.Item name="province" label="省">
          <Input maxLength={20} />
        </Form.Item>
      </Col>
      <Col span={8}>
        <Form.Item name="city" label="市">
          <Input maxLength={20} />
        </Form.Item>
      </Col>
      <Col span={8}>
        <Form.Item name="district" label="区县">
          <Input maxLength={20} />
        </Form.Item>
      </Col>
      <Col span={24}>
        <Form.Item name="detail" label="详细地址">
          <Input maxLength={80} />
        </Form.Item>
      </Col>
      <Col {...half}>
        <Form.Item name="phone" label="电话">
          <Input maxLength={20} />
        </Form.Item>
      </Col>
      <Col {...half}>
        <Form.Item name="hours" label="营业时间">
          <Input maxLength={40} placeholder="如 09:00–21:00" />
        </Form.Item>
      </Col>
      <Col {...half}>
        <Form.Item name="latitude" label="纬度" tooltip="顾客按距离选自提门店时用">
          <InputNumber min={-90} max={90} step={0.0001} style={{ width: '100%' }} />
        </Form.Item>
      </Col>
      <Col {...half}>
        <Form.Item name="longitude" label="经度">
          <InputNumber min={-180} max={180} step={0.0001} style={{ width: '100%' }} />
        </Form.Item>
      </Col>
      <Col {...half}>
        <Form.Item name="sells" label="网店发货" valuePropName="checked" tooltip="其库存可在网店销售">
          <Switch />
        </Form.Item>
      </Col>
      <Col {...half}>
        <Form.Item name="pickup" label="到店自提" valuePropName="checked">
          <Switch />
        </Form.Item>
      </Col>
      <Col {...half}>
        <Form.Item name="priority" label="发货优先级">
          <InputNumber min={0} max={999} precision={0} />
        </Form.Item>
      </Col>
      <Col {...half}>
        <Form.Item name="enabled" label="启用" valuePropName="checked">
          <Switch />
        </Form.Item>
      </Col>
    </Row>
  );
  return location ? (
    <FormModal {...shared} route={storeRoutes.update} toInput={(values) => ({ ...values, id: location.id })}>
      {fields}
    </FormModal>
  ) : (
    <FormModal {...shared} route={storeRoutes.create} toInput={(values) => values}>
      {fields}
    </FormModal>
  );
};
