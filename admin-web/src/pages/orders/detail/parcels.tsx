import { EditOutlined } from '@ant-design/icons';
import { fulfilmentRoutes } from '@huitou/shared-types/fulfilment/routes.ts';
import type { CarrierCode } from '@huitou/shared-types/fulfilment/carriers.ts';
import type { Parcel } from '@huitou/shared-types/fulfilment/schema.ts';
import { Button, Flex, Form, Modal, Typography } from 'antd';
import { useState, type ReactElement } from 'react';
import { useCan } from '../../../lib/auth.ts';
import { dateTime } from '../../../lib/format.ts';
import { useAction } from '../../../lib/use-action.ts';
import { CarrierFields } from '../../shipping/carrier-fields.tsx';

/** The parcels of an order, with what is in each. */
export const Parcels = ({ parcels }: { parcels: readonly Parcel[] }): ReactElement => {
  const can = useCan();
  const [editing, setEditing] = useState<Parcel | null>(null);
  return (
    <Flex vertical gap={8} style={{ marginTop: 12 }}>
      {parcels.map((parcel) => (
        <div key={parcel.id} className="parcel">
          <Flex justify="space-between" align="center">
            <span>
              <b>包裹 {parcel.no}</b>{' '}
              {parcel.kind === 'none' ? (
                '无需物流'
              ) : (
                <>
                  {parcel.carrierName}{' '}
                  <Typography.Text copyable className="num">
                    {parcel.trackingNo}
                  </Typography.Text>
                </>
              )}
            </span>
            <span className="muted num">
              {dateTime(parcel.shippedAt)} 发出
              {parcel.editable && parcel.kind === 'express' && can(fulfilmentRoutes.editTracking) && (
                <Button type="link" size="small" icon={<EditOutlined />} onClick={() => setEditing(parcel)}>
                  改单号
                </Button>
              )}
            </span>
          </Flex>
          <div className="muted small">
            {parcel.lines.map((line) => `${line.name}${line.spec ? ` ${line.spec}` : ''} ×${line.quantity}`).join('；')}
          </div>
        </div>
      ))}
      {editing && <EditTracking parcel={editing} onClose={() => setEditing(null)} />}
    </Flex>
  );
};

const EditTracking = ({ parcel, onClose }: { parcel: Parcel; onClose: () => void }): ReactElement => {
  const [form] = Form.useForm<{ carrier: CarrierCode; trackingNo: string }>();
  const edit = useAction(fulfilmentRoutes.editTracking, '单号已修改');
  return (
    <Modal
      open
      title={`修改包裹 ${parcel.no} 的单号`}
      okText="保存"
      width={420}
      confirmLoading={edit.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p className="muted">微信侧的发货信息只能更正一次，请核对后保存。</p>
      <Form
        form={form}
        name="tracking"
        labelCol={{ flex: '80px' }}
        initialValues={{ carrier: parcel.carrier, trackingNo: parcel.trackingNo }}
        onFinish={(values) => void edit.run({ id: parcel.id, ...values }).then((done) => done && onClose())}
      >
        <CarrierFields />
      </Form>
    </Modal>
  );
};
