import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { CarrierCode } from '@huitou/shared-types/fulfilment/carriers.ts';
import { fulfilmentRoutes } from '@huitou/shared-types/fulfilment/routes.ts';
import type { StaffOrder } from '@huitou/shared-types/orders/schema.ts';
import { Alert, Button, Flex, Input, InputNumber, Modal, Select, Space } from 'antd';
import { useState, type ReactElement } from 'react';
import { placeText } from '../../lib/format.ts';
import { useAction } from '../../lib/use-action.ts';
import { Goods } from '../../ui/goods.tsx';
import { newParcel, parcelProblem, parcelsToSend, remainingOf, unpacked, type ParcelDraft } from './parcels.ts';
import { carrierOptions, guessCarrier, useShipDrafts } from './ship-drafts.ts';

const MAX_PARCELS = 15;

/** Ships an order whole or in part, in one parcel or several: which pieces go into which parcel is said line by line. */
export const ShipModal = ({ order, onClose }: { order: StaffOrder; onClose: () => void }): ReactElement => {
  const carrier = useShipDrafts((s) => s.defaultCarrier);
  const lines = order.lines.filter((line) => remainingOf(line) > 0);
  const held = order.lines.filter((line) => line.held > 0);
  const [parcels, setParcels] = useState<ParcelDraft[]>(() => [newParcel(carrier, lines)]);
  const [tried, setTried] = useState(false);
  const ship = useAction(fulfilmentRoutes.ship, '已发货');
  const problem = parcelProblem(parcels, lines);
  const left = unpacked(parcels, lines);

  const change = (key: string, part: Partial<ParcelDraft>): void =>
    setParcels(parcels.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const submit = async (): Promise<void> => {
    setTried(true);
    if (problem) return;
    if (await ship.run({ orderId: order.id, parcels: parcelsToSend(parcels, lines) })) onClose();
  };
  const header = (parcel: ParcelDraft, i: number): ReactElement => (
    <Flex vertical gap={6} style={{ fontWeight: 400 }}>
      <Flex justify="space-between" align="center">
        <b>包裹 {i + 1}</b>
        {parcels.length > 1 && (
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined />}
            aria-label={`删除包裹 ${i + 1}`}
            onClick={() => setParcels(parcels.filter((one) => one !== parcel))}
          />
        )}
      </Flex>
      <Select<CarrierCode | 'none'>
        size="small"
        value={parcel.kind === 'none' ? 'none' : parcel.carrier}
        options={[...carrierOptions, { value: 'none', label: '无需物流' }]}
        aria-label="快递公司"
        onChange={(value) => change(parcel.key, value === 'none' ? { kind: 'none' } : { kind: 'express', carrier: value })}
      />
      {parcel.kind === 'express' && (
        <Input
          size="small"
          autoFocus={i === 0}
          placeholder="快递单号"
          aria-label="快递单号"
          maxLength={32}
          value={parcel.trackingNo}
          onChange={(event) => {
            const guessed = guessCarrier(event.target.value);
            change(parcel.key, { trackingNo: event.target.value, ...(guessed ? { carrier: guessed } : {}) });
          }}
          onPressEnter={() => void submit()}
        />
      )}
    </Flex>
  );
  return (
    <Modal
      open
      title={`发货 · ${order.no}`}
      width={Math.min(1080, 620 + parcels.length * 130)}
      okText={left > 0 ? '部分发货' : '发货'}
      confirmLoading={ship.busy}
      onOk={() => void submit()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      {order.address && (
        <p style={{ marginTop: 0 }}>
          {order.address.name} <span className="num">{order.receiverPhoneMasked}</span>
          <br />
          {placeText(order.address)}
        </p>
      )}
      {order.note && <Alert type="info" title={`买家留言：${order.note}`} style={{ marginBottom: 12 }} />}
      {held.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={`售后处理中，不能发货：${held.map((line) => `${line.name} ${line.spec} ×${line.held}`).join('；')}`}
          style={{ marginBottom: 12 }}
        />
      )}
      {/* A plain table: the component library measures its columns by a hidden copy of the titles, which hold inputs here. */}
      <div className="sku-table-wrap" style={{ maxHeight: 420 }}>
        <table className="sku-table">
          <thead>
            <tr>
              <th>商品</th>
              <th>待发</th>
              {parcels.map((parcel, i) => (
                <th key={parcel.key} style={{ minWidth: 150 }}>
                  {header(parcel, i)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.id}>
                <td style={{ minWidth: 220 }}>
                  <Goods picture={line.picture} name={line.name} spec={line.spec} />
                </td>
                <td className="num">{remainingOf(line)}</td>
                {parcels.map((parcel, i) => (
                  <td key={parcel.key}>
                    <InputNumber
                      size="small"
                      min={0}
                      max={remainingOf(line)}
                      precision={0}
                      style={{ width: 80 }}
                      aria-label={`包裹 ${i + 1} 件数`}
                      value={parcel.quantities[line.id] ?? 0}
                      onChange={(value) => change(parcel.key, { quantities: { ...parcel.quantities, [line.id]: value ?? 0 } })}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Space style={{ marginTop: 12 }}>
        <Button
          icon={<PlusOutlined />}
          disabled={parcels.length >= MAX_PARCELS}
          onClick={() => setParcels([...parcels, newParcel(carrier, [])])}
        >
          加一个包裹
        </Button>
        {left > 0 && <span className="muted">还有 {left} 件未装入包裹，将留待下次发货</span>}
      </Space>
      {tried && problem && <Alert type="error" showIcon title={problem} style={{ marginTop: 12 }} />}
    </Modal>
  );
};
