import { promotionAdminRoutes } from '@huitou/shared-types/promotions/routes.ts';
import type { CheckPromotionIn, TryPromotionIn } from '@huitou/shared-types/promotions/schema.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Flex } from 'antd';
import { useState, type ReactElement } from 'react';
import { api, routeKey } from '../../../lib/api.ts';
import { errorMessage } from '../../../lib/use-action.ts';
import { useSettled } from '../../../lib/use-settled.ts';
import { money } from '../../../lib/format.ts';
import { Goods } from '../../../ui/goods.tsx';
import { Price } from '../../../ui/price.tsx';
import { BasketItems } from './basket-items.tsx';

/** Tries the rule on a basket that one puts together: what each line would cost, this promotion alone. */
export const Basket = ({ fields }: { fields: CheckPromotionIn }): ReactElement => {
  const [items, setItems] = useState<{ skuId: string; quantity: number }[]>([]);
  const input = JSON.parse(useSettled(JSON.stringify({ ...fields, items }), 400)) as TryPromotionIn;
  const tried = useQuery({
    queryKey: routeKey(promotionAdminRoutes.tryOut, input),
    queryFn: () => api(promotionAdminRoutes.tryOut, input),
    enabled: input.items.length > 0,
    retry: false,
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
  });
  const shown = items.length > 0 ? tried.data : undefined;
  return (
    <section className="panel">
      <h2 className="panel-title">试算</h2>
      <BasketItems value={items} onChange={setItems} />
      {tried.error && items.length > 0 && <p className="bad small">{errorMessage(tried.error)}</p>}
      {shown && (
        <>
          {shown.lines.map((line) => (
            <Flex key={line.skuId} justify="space-between" gap={8} align="center" style={{ marginTop: 8 }}>
              <Goods picture={line.picture} name={line.name} spec={line.spec} quantity={line.quantity} size={32} />
              <span className="nowrap" style={{ textAlign: 'right' }}>
                {line.off > 0 && (
                  <span className="muted small num" style={{ textDecoration: 'line-through' }}>
                    {money(line.listTotal)}{' '}
                  </span>
                )}
                <Price fen={line.payable} />
                {!line.counts && <div className="muted small">不在活动商品内</div>}
              </span>
            </Flex>
          ))}
          <Flex justify="space-between" style={{ marginTop: 12, paddingTop: 8, borderTop: '1px solid var(--line)' }}>
            <span>{shown.off > 0 ? <b className="bad">优惠 {money(shown.off)}</b> : <span className="muted">未达到优惠条件</span>}</span>
            <span>
              应付 <Price fen={shown.payable} strong />
            </span>
          </Flex>
          <p className="muted small" style={{ margin: '4px 0 0' }}>
            只算本活动，不含会员价、优惠券和其他活动。
          </p>
        </>
      )}
    </section>
  );
};
