import { orderMoves } from '@huitou/shared-types/orders/states.ts';
import type { StaffOrderRow } from '@huitou/shared-types/orders/schema.ts';
import { Button, Space } from 'antd';
import { useState, type ReactElement } from 'react';
import { useNavigate } from 'react-router';
import { MoveButtons } from '../../../ui/move-buttons.tsx';
import { SplitShip } from '../../shipping/split-ship.tsx';
import { CancelOrder } from './cancel-order.tsx';

/** What can be done with an order from its row; the rest is in its drawer. */
export const RowActions = ({ order, onOpen }: { order: StaffOrderRow; onOpen: () => void }): ReactElement => {
  const [doing, setDoing] = useState<'ship' | 'cancel' | null>(null);
  const navigate = useNavigate();
  const express = order.deliveryKind === 'express';
  return (
    <Space size={0}>
      <Button type="link" size="small" onClick={onOpen}>
        详情
      </Button>
      <MoveButtons
        moves={orderMoves}
        status={order.status}
        size="small"
        primary="ship"
        on={{
          cancel: () => setDoing('cancel'),
          ...(express ? (order.left > 0 ? { ship: () => setDoing('ship') } : {}) : { pickUp: () => void navigate('/pickup') }),
        }}
      />
      {doing === 'ship' && <SplitShip orderId={order.id} onClose={() => setDoing(null)} />}
      {doing === 'cancel' && <CancelOrder id={order.id} onClose={() => setDoing(null)} />}
    </Space>
  );
};
