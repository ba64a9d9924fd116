import { promotionAdminRoutes } from '@huitou/shared-types/promotions/routes.ts';
import type { Promotion } from '@huitou/shared-types/promotions/schema.ts';
import { promotionMoves } from '@huitou/shared-types/promotions/states.ts';
import { App } from 'antd';
import { useState, type ReactElement } from 'react';
import { useAction } from '../../lib/use-action.ts';
import { ConfirmWithReason } from '../../ui/confirm-with-reason.tsx';
import { MoveButtons } from '../../ui/move-buttons.tsx';
import { usePublish } from './use-publish.tsx';

/** Publish, pause, resume, end. */
export const PromotionMoves = ({ promotion, size = 'medium' }: { promotion: Promotion; size?: 'small' | 'medium' }): ReactElement => {
  const { modal } = App.useApp();
  const [ending, setEnding] = useState(false);
  const { publish } = usePublish();
  const pause = useAction(promotionAdminRoutes.pause, '已暂停');
  const resume = useAction(promotionAdminRoutes.resume, '已恢复');
  const end = useAction(promotionAdminRoutes.end, '活动已结束');
  const { id, name } = promotion;
  // What the clock has ended offers nothing any more, even before its row says so.
  if (promotion.shown === 'ended') return <></>;
  return (
    <>
      <MoveButtons
        moves={promotionMoves}
        status={promotion.status}
        size={size}
        {...(promotion.status === 'draft' ? { primary: 'publish' as const } : {})}
        danger={['end']}
        on={{
          publish: () => void publish(promotion),
          pause: () =>
            void modal.confirm({
              title: `暂停“${name}”？`,
              content: '之后的下单不再享受优惠，购物车里的价格随即更新；已下的订单不受影响，可随时恢复。',
              okText: '暂停',
              onOk: () => pause.run({ id }),
            }),
          resume: () =>
            void modal.confirm({
              title: `恢复“${name}”？`,
              content: '在活动时间内的下单立即重新享受优惠。',
              okText: '恢复',
              onOk: () => resume.run({ id }),
            }),
          end: () => setEnding(true),
        }}
      />
      <ConfirmWithReason
        open={ending}
        title={`结束“${name}”`}
        okText="结束活动"
        danger
        maxLength={100}
        suggestions={['活动提前结束', '预算超支', '规则有误']}
        onConfirm={(reason) => end.run({ id, reason })}
        onClose={() => setEnding(false)}
      >
        结束后不能恢复；已下的 {promotion.orders} 个订单保留优惠。
      </ConfirmWithReason>
    </>
  );
};
