import { pricingRoutes } from '@huitou/shared-types/pricing/routes.ts';
import type { Preview, PreviewIn } from '@huitou/shared-types/pricing/schema.ts';
import type { PromotionFields } from '@huitou/shared-types/promotions/schema.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Flex } from 'antd';
import { useState, type ReactElement } from 'react';
import { api, routeKey } from '../../../lib/api.ts';
import { money } from '../../../lib/format.ts';
import { errorMessage } from '../../../lib/use-action.ts';
import { useSettled } from '../../../lib/use-settled.ts';
import { Goods } from '../../../ui/goods.tsx';
import { Price } from '../../../ui/price.tsx';
import { BasketItems } from './basket-items.tsx';

interface BasketProps {
  fields: PromotionFields;
  /** Its number when its rule stands already: it is then looked at as it is saved, not beside itself. */
  lockedId?: string;
}

/** Tries the rule on a basket that one puts together: what it costs now, and with this promotion too. */
export const Basket = ({ fields, lockedId }: BasketProps): ReactElement => {
  const [items, setItems] = useState<{ skuId: string; quantity: number }[]>([]);
  const wanted: PreviewIn = { items, ...(lockedId ? { draftId: lockedId } : { draft: fields }) };
  const input = JSON.parse(useSettled(JSON.stringify(wanted), 400)) as PreviewIn;
  const tried = useQuery({
    queryKey: routeKey(pricingRoutes.preview, input),
    queryFn: () => api(pricingRoutes.preview, input),
    enabled: input.items.length > 0,
    retry: false,
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
  });
  return (
    <section className="panel">
      <h2 className="panel-title">试算</h2>
      <BasketItems value={items} onChange={setItems} />
      {tried.error && items.length > 0 && <p className="bad small">{errorMessage(tried.error)}</p>}
      {items.length > 0 && tried.data && <Outcome preview={tried.data} />}
    </section>
  );
};

const Outcome = ({ preview: { before, after } }: { preview: Preview }): ReactElement => {
  const less = before.payable - after.payable;
  return (
    <>
      {after.lines.map((line) => (
        <Flex key={line.skuId} justify="space-between" gap={8} align="center" style={{ marginTop: 8 }}>
          <Goods picture={line.picture} name={line.name} spec={line.spec} quantity={line.quantity} size={32} />
          <span className="nowrap" style={{ textAlign: 'right' }}>
            {line.payable < line.listTotal && <s className="muted small num">{money(line.listTotal)}</s>} <Price fen={line.payable} />
            {line.belowCost && <div className="bad small">低于成本</div>}
          </span>
        </Flex>
      ))}
      <div className="basket-sum">
        {after.discounts.map(({ slot, label, amount }) => (
          <Flex key={`${slot}/${label}`} justify="space-between" className="small">
            <span>{label}</span>
            <span className="num">-{money(amount)}</span>
          </Flex>
        ))}
        <Flex justify="space-between">
          <span>现在应付</span>
          <Price fen={before.payable} />
        </Flex>
        <Flex justify="space-between">
          <b>加上本活动</b>
          <Price fen={after.payable} strong />
        </Flex>
        {less > 0 ? <b className="bad">少付 {money(less)}</b> : <span className="muted">没有变化：未达到条件，或已有活动更优惠</span>}
        {after.margin !== null && (
          <div className={after.margin < 0 ? 'bad small' : 'muted small'}>
            毛利 {money(before.margin ?? 0)} → {money(after.margin)}
          </div>
        )}
      </div>
      <p className="muted small" style={{ margin: '4px 0 0' }}>
        按现在进行中的活动计算，不含运费、优惠券和积分。
      </p>
    </>
  );
};
