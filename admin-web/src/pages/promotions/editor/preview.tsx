import { promotionAdminRoutes } from '@huitou/shared-types/promotions/routes.ts';
import type { CheckPromotionIn, PromotionFields } from '@huitou/shared-types/promotions/schema.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Alert, Tag } from 'antd';
import type { ReactElement, ReactNode } from 'react';
import { api, routeKey } from '../../../lib/api.ts';
import { fieldIssues } from '../../../lib/use-action.ts';
import { useSettled } from '../../../lib/use-settled.ts';
import { rangeText, rhythmText } from '../schedule-text.ts';
import { Overlaps } from '../use-publish.tsx';
import { Basket } from './basket.tsx';

/** What can be asked about: a promotion that has no name yet can be judged, one without goods cannot. */
const sketchOf = (fields: PromotionFields | null, id?: string): CheckPromotionIn | null => {
  if (fields === null) return null;
  const { all, categoryIds = [], brandIds = [], productIds = [], skuIds = [] } = fields.scope;
  if (!all && categoryIds.length + brandIds.length + productIds.length + skuIds.length === 0) return null;
  return { ...fields, name: fields.name || '未命名', ...(id ? { id } : {}) };
};

interface PreviewProps {
  fields: PromotionFields | null;
  id?: string;
  locked: boolean;
  /** It is over: what stands against saving it is of no interest. */
  ended?: boolean;
}

/** How customers will read it, what is wrong or doubtful, which promotions it meets, and what a basket would cost. */
export const Preview = ({ fields, id, locked, ended = false }: PreviewProps): ReactElement => {
  const input = JSON.parse(useSettled(JSON.stringify(sketchOf(fields, id)), 400)) as CheckPromotionIn | null;
  const check = useQuery({
    queryKey: routeKey(promotionAdminRoutes.check, input),
    queryFn: () => api(promotionAdminRoutes.check, input as CheckPromotionIn),
    enabled: input !== null,
    retry: false,
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
  });
  if (fields === null) return <section className="panel muted">填写完整的优惠规则和开始时间后显示预览</section>;
  const { data } = check;
  const faults = check.error ? fieldIssues(check.error) : (data?.faults ?? []);
  return (
    <>
      <section className="panel">
        <h2 className="panel-title">顾客看到的样子</h2>
        <Tag color="orange">{data?.label ?? '…'}</Tag>
        <ul className="sentence">
          {data?.texts.map((line) => (
            <li key={line}>{line}</li>
          ))}
          <li>{rangeText({ from: fields.from, until: fields.until ?? null })}</li>
          {rhythmText({ days: fields.days ?? [], hours: fields.hours ?? null }) && (
            <li>限 {rhythmText({ days: fields.days ?? [], hours: fields.hours ?? null })}</li>
          )}
          {fields.withMember === false && <li>不与会员价同享</li>}
          {fields.withCoupons === false && <li>不与优惠券同享</li>}
          {fields.perCustomer && <li>每人限享 {fields.perCustomer} 单</li>}
        </ul>
      </section>
      {faults.length > 0 && !ended && <Said type="error" title="还不能保存" lines={faults.map(({ message }) => message)} />}
      {faults.length === 0 && !ended && data && data.warnings.length > 0 && (
        <Said type="warning" title="请确认" lines={data.warnings.map(({ message }) => message)} />
      )}
      {data && !ended && data.overlaps.length > 0 && (
        <Note type="warning" title={`与 ${data.overlaps.length} 个活动的商品和时间重叠`}>
          <Overlaps overlaps={data.overlaps} />
        </Note>
      )}
      {input && <Basket fields={fields} {...(locked && id ? { lockedId: id } : {})} />}
    </>
  );
};

const Note = ({ type, title, children }: { type: 'error' | 'warning'; title: string; children: ReactNode }): ReactElement => (
  <Alert type={type} showIcon style={{ marginTop: 12 }} title={title} description={children} />
);
const Said = ({ type, title, lines }: { type: 'error' | 'warning'; title: string; lines: readonly string[] }): ReactElement => (
  <Note type={type} title={title}>
    <ul className="sentence">
      {[...new Set(lines)].map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  </Note>
);
