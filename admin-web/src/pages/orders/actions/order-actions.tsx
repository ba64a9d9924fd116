import { EnvironmentOutlined, PayCircleOutlined, PrinterOutlined, RollbackOutlined } from '@ant-design/icons';
import { afterSalesAdminRoutes } from '@huitou/shared-types/after-sales/routes.ts';
import { fulfilmentRoutes } from '@huitou/shared-types/fulfilment/routes.ts';
import { orderAdminRoutes } from '@huitou/shared-types/orders/routes.ts';
import { orderMoves } from '@huitou/shared-types/orders/states.ts';
import type { StaffOrder } from '@huitou/shared-types/orders/schema.ts';
import { Button, Space } from 'antd';
import { useState, type ReactElement } from 'react';
import { useNavigate } from 'react-router';
import { useCan } from '../../../lib/auth.ts';
import { useAction } from '../../../lib/use-action.ts';
import { ConfirmWithReason } from '../../../ui/confirm-with-reason.tsx';
import { MoveButtons } from '../../../ui/move-buttons.tsx';
import { OpenCase } from '../../after-sales/actions/open-case.tsx';
import { remainingOf } from '../../shipping/parcels.ts';
import { ShipModal } from '../../shipping/ship-modal.tsx';
import { usePrintSlips } from '../../shipping/use-print-slips.ts';
import { CancelOrder, CloseOrder } from './cancel-order.tsx';
import { ChangeAddress } from './change-address.tsx';
import { ChangePrice } from './change-price.tsx';

type Doing = 'case' | 'ship' | 'cancel' | 'close' | 'price' | 'address' | 'undoPickUp' | null;

/** The buttons of an order's drawer: moves from its states, and what else staff do with an order. */
export const OrderActions = ({ order }: { order: StaffOrder }): ReactElement => {
  const can = useCan();
  const navigate = useNavigate();
  const [doing, setDoing] = useState<Doing>(null);
  const print = usePrintSlips();
  const reverse = useAction(fulfilmentRoutes.reversePickup, '核销已撤销');
  const express = order.deliveryKind === 'express';
  const shippable = order.lines.some((line) => remainingOf(line) > 0);
  const stop = (): void => setDoing(null);
  return (
    <Space wrap>
      <MoveButtons
        moves={orderMoves}
        status={order.status}
        primary="ship"
        danger={['close']}
        on={{
          cancel: () => setDoing('cancel'),
          ...(order.openCases === 0 ? { close: () => setDoing('close') } : {}),
          ...(express
            ? shippable
              ? { ship: () => setDoing('ship') }
              : {}
            : { pickUp: () => void navigate('/pickup'), undoPickUp: () => setDoing('undoPickUp') }),
        }}
      />
      {order.status === 'unpaid' && can(orderAdminRoutes.changePrice) && (
        <Button icon={<PayCircleOutlined />} onClick={() => setDoing('price')}>
          改价
        </Button>
      )}
      {order.address && (order.status === 'unpaid' || order.status === 'paid') && can(orderAdminRoutes.changeAddress) && (
        <Button icon={<EnvironmentOutlined />} onClick={() => setDoing('address')}>
          改地址
        </Button>
      )}
      {can(fulfilmentRoutes.slips) && order.paidAt && (
        <Button icon={<PrinterOutlined />} loading={print.busy} onClick={() => void print.run([order.id])}>
          打印发货单
        </Button>
      )}
      {order.paidAt && order.status !== 'cancelled' && can(afterSalesAdminRoutes.open) && (
        <Button icon={<RollbackOutlined />} onClick={() => setDoing('case')}>
          代客售后
        </Button>
      )}
      {doing === 'case' && <OpenCase orderId={order.id} onClose={stop} />}
      {doing === 'ship' && <ShipModal order={order} onClose={stop} />}
      {doing === 'cancel' && <CancelOrder id={order.id} onClose={stop} />}
      {doing === 'close' && <CloseOrder id={order.id} paid={order.paid} onClose={stop} />}
      {doing === 'price' && <ChangePrice order={order} onClose={stop} />}
      {doing === 'address' && order.address && <ChangeAddress id={order.id} address={order.address} onClose={stop} />}
      <ConfirmWithReason
        open={doing === 'undoPickUp'}
        title="撤销核销"
        suggestions={['误操作', '客户未取走商品']}
        maxLength={100}
        onClose={stop}
        onConfirm={(reason) => reverse.run({ orderId: order.id, reason })}
      >
        订单回到待自提，提货码重新有效。
      </ConfirmWithReason>
    </Space>
  );
};
