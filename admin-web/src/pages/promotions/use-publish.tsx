import { promotionAdminRoutes } from '@huitou/shared-types/promotions/routes.ts';
import type { Promotion, PromotionFields, PromotionOverlap } from '@huitou/shared-types/promotions/schema.ts';
import { App } from 'antd';
import { useState, type ReactElement } from 'react';
import { api, queryClient } from '../../lib/api.ts';
import { errorMessage } from '../../lib/use-action.ts';

/** A promotion as `check` and `update` take it. */
export const fieldsOf = (promotion: Promotion): PromotionFields => {
  const { name, tag, until, priority, perCustomer, budget, note, rule, scope, from, days, hours, withMember, withCoupons } = promotion;
  return { name, tag, until, priority, perCustomer, budget, note, rule, scope, from, days, hours, withMember, withCoupons };
};

/** Which other promotions want the same goods at the same time, and what then happens. */
export const Overlaps = ({ overlaps }: { overlaps: readonly PromotionOverlap[] }): ReactElement => (
  <>
    <ul className="sentence">
      {overlaps.map(({ id, name, label, goods }) => (
        <li key={id}>
          “{name}”（{label}），如商品“{goods}”
        </li>
      ))}
    </ul>
    <p style={{ marginBottom: 0 }}>同一件商品只参加其中一个：优先级高的先选，相同时按对顾客最优惠的组合。</p>
  </>
);

/** Publishes after showing what it will mean: the rule in words, doubts, and promotions for the same goods. */
export const usePublish = (): { publish: (promotion: Promotion) => Promise<void>; busy: boolean } => {
  const { modal, message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const send = async (id: string, allowOverlaps: boolean): Promise<void> => {
    try {
      await api(promotionAdminRoutes.publish, { id, allowOverlaps });
      void message.success('已发布');
    } catch (error) {
      void message.error(errorMessage(error));
    } finally {
      void queryClient.invalidateQueries();
    }
  };
  const publish = async (promotion: Promotion): Promise<void> => {
    setBusy(true);
    try {
      const { faults, warnings, overlaps, texts } = await api(promotionAdminRoutes.check, { ...fieldsOf(promotion), id: promotion.id });
      if (faults[0]) return void message.error(faults[0].message);
      void modal.confirm({
        title: `发布“${promotion.name}”？`,
        width: 560,
        content: (
          <>
            <p>{texts.join('；')}。发布后优惠规则、商品范围和开始时间不能再改。</p>
            {warnings.length > 0 && (
              <ul className="sentence warn">
                {warnings.map((warning) => (
                  <li key={warning.code}>{warning.message}</li>
                ))}
              </ul>
            )}
            {overlaps.length > 0 && (
              <>
                <b className="warn">与 {overlaps.length} 个活动的商品和时间重叠</b>
                <Overlaps overlaps={overlaps} />
              </>
            )}
          </>
        ),
        okText: overlaps.length > 0 ? '确认重叠并发布' : '发布',
        onOk: () => send(promotion.id, overlaps.length > 0),
      });
    } catch (error) {
      void message.error(errorMessage(error));
    } finally {
      setBusy(false);
    }
  };
  return { publish, busy };
};
