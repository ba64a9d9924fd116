import { orderAdminRoutes } from '@huitou/shared-types/orders/routes.ts';
import { Modal } from 'antd';
import type { ReactElement } from 'react';
import { useApiQuery } from '../../lib/api.ts';
import { Loaded } from '../../ui/states.tsx';
import { ShipModal } from './ship-modal.tsx';

/** Fetches an order and opens the packing dialog on it. */
export const SplitShip = ({ orderId, onClose }: { orderId: string; onClose: () => void }): ReactElement => {
  const order = useApiQuery(orderAdminRoutes.detail, { id: orderId });
  if (order.data) return <ShipModal order={order.data} onClose={onClose} />;
  return (
    <Modal open title="发货" footer={null} onCancel={onClose}>
      <Loaded query={order}>{() => null}</Loaded>
    </Modal>
  );
};
