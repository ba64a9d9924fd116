import { flashAdminRoutes } from '@huitou/shared-types/flash-sales/routes.ts';
import type { ReactElement } from 'react';
import { useAction } from '../../lib/use-action.ts';
import { ConfirmWithReason } from '../../ui/confirm-with-reason.tsx';

/** Stops a flash sale for good, with what that does said before. */
export const StopModal = ({ sale, onClose }: { sale: { id: string; name: string } | null; onClose: () => void }): ReactElement => {
  const stop = useAction(flashAdminRoutes.stop, '活动已停止，未售出的库存正在退回');
  return (
    <ConfirmWithReason
      open={sale !== null}
      title={`停止“${sale?.name ?? ''}”`}
      okText="停止活动"
      danger
      maxLength={100}
      suggestions={['价格设置有误', '库存有误', '遭遇刷单', '活动取消']}
      onConfirm={(reason) => stop.run({ id: sale?.id ?? '', reason })}
      onClose={onClose}
    >
      所有场次立即停止抢购，排队和候补的顾客会收到未抢到的结果；未售出的库存退回普通库存；已生成的订单保留，仍可付款。停止后不能恢复。
      <br />
      只想暂时停一下，请到实时页对单个商品“停售”。
    </ConfirmWithReason>
  );
};
