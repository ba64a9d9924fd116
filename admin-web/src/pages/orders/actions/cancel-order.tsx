import { orderAdminRoutes } from '@huitou/shared-types/orders/routes.ts';
import type { ReactElement } from 'react';
import { money } from '../../../lib/format.ts';
import { useAction } from '../../../lib/use-action.ts';
import { ConfirmWithReason } from '../../../ui/confirm-with-reason.tsx';

const CANCEL_REASONS = ['买家要求取消', '长时间未付款', '商品缺货', '重复下单'];
const CLOSE_REASONS = ['商品缺货', '买家要求退款', '地址无法配送', '商品有质量问题'];

/** Cancels an order that is not paid. */
export const CancelOrder = ({ id, onClose }: { id: string; onClose: () => void }): ReactElement => {
  const cancel = useAction(orderAdminRoutes.cancel, '订单已取消');
  return (
    <ConfirmWithReason
      open
      title="取消订单"
      okText="取消订单"
      danger
      suggestions={CANCEL_REASONS}
      maxLength={100}
      onClose={onClose}
      onConfirm={(reason) => cancel.run({ id, reason })}
    >
      取消后买家不能再付款，占用的库存会释放。
    </ConfirmWithReason>
  );
};

/** Closes a paid order that has not shipped; the money goes back the way it came. */
export const CloseOrder = ({ id, paid, onClose }: { id: string; paid: number; onClose: () => void }): ReactElement => {
  const close = useAction(orderAdminRoutes.close, '订单已关闭，退款处理中');
  return (
    <ConfirmWithReason
      open
      title="关闭订单并退款"
      okText="关闭并退款"
      danger
      suggestions={CLOSE_REASONS}
      maxLength={100}
      onClose={onClose}
      onConfirm={(reason) => close.run({ id, reason })}
    >
      将原路退还 <b>{money(paid)}</b>，库存回到可售。此操作不能撤回。
    </ConfirmWithReason>
  );
};
