import { paymentRoutes } from '@huitou/shared-types/payments/routes.ts';
import type { RefundDetail } from '@huitou/shared-types/payments/schema.ts';
import { refundMoves } from '@huitou/shared-types/payments/states.ts';
import { App } from 'antd';
import { useState, type ReactElement } from 'react';
import { money } from '../../../lib/format.ts';
import { useAction } from '../../../lib/use-action.ts';
import { MoveButtons } from '../../../ui/move-buttons.tsx';
import { OfflineRefund } from './offline-refund.tsx';
import { ToBankCard } from './to-bank-card.tsx';

/** The ways home of a refund that is stuck; the server says which of them are open. */
export const RefundActions = ({ refund }: { refund: RefundDetail }): ReactElement => {
  const { modal } = App.useApp();
  const [doing, setDoing] = useState<'card' | 'offline' | null>(null);
  const retry = useAction(paymentRoutes.retryRefund, '已重新提交');
  const toBalance = useAction(paymentRoutes.refundToBalance, '已退到买家余额');
  const may = (move: string): boolean => refund.moves.includes(move);
  const held = may('toBankCard');
  return (
    <>
      <MoveButtons
        moves={refundMoves}
        status={refund.status}
        primary={held ? 'toBankCard' : 'retry'}
        on={{
          ...(may('toBankCard') ? { toBankCard: () => setDoing('card') } : {}),
          ...(may('payOffline') ? { payOffline: () => setDoing('offline') } : {}),
          ...(may('retry')
            ? {
                retry: () =>
                  void modal.confirm({
                    title: `重新提交退款 ${money(refund.channelPart)}？`,
                    content: '先向微信查询，再用原退款单号提交，不会重复退款。',
                    okText: '重新提交',
                    onOk: () => retry.run({ id: refund.id }),
                  }),
              }
            : {}),
          ...(may('toBalance')
            ? {
                toBalance: () =>
                  void modal.confirm({
                    title: `把 ${money(refund.channelPart)} 退到买家余额？`,
                    content: '立即到账，买家可用余额支付订单。请先征得买家同意，此操作不能撤回。',
                    okText: '退到余额',
                    onOk: () => toBalance.run({ id: refund.id }),
                  }),
              }
            : {}),
        }}
      />
      {doing === 'card' && <ToBankCard refund={refund} onClose={() => setDoing(null)} />}
      {doing === 'offline' && <OfflineRefund refund={refund} onClose={() => setDoing(null)} />}
    </>
  );
};
