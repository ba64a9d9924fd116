import { fulfilmentRoutes } from '@huitou/shared-types/fulfilment/routes.ts';
import type { Pickup } from '@huitou/shared-types/fulfilment/schema.ts';
import { Button, Popconfirm } from 'antd';
import type { ReactElement } from 'react';
import { useCan } from '../../../lib/auth.ts';
import { useAction } from '../../../lib/use-action.ts';

/** Makes the code of a buyer who is late valid again, or longer. */
export const ExtendPickup = ({ orderId, pickup }: { orderId: string; pickup: Pickup }): ReactElement | null => {
  const can = useCan();
  const extend = useAction(fulfilmentRoutes.extendPickup, '提货期限已延长');
  if (!can(fulfilmentRoutes.extendPickup) || (pickup.status !== 'open' && pickup.status !== 'expired')) return null;
  return (
    <Popconfirm title="延长提货期限？" description="提货码不变，有效期从现在起重新计算。" onConfirm={() => void extend.run({ orderId })}>
      <Button size="small" type={pickup.status === 'expired' ? 'primary' : 'default'} loading={extend.busy}>
        延长期限
      </Button>
    </Popconfirm>
  );
};
