import { promotionAdminRoutes } from '@huitou/shared-types/promotions/routes.ts';
import { useState, type ReactElement } from 'react';
import { useParams } from 'react-router';
import { useApiQuery } from '../../lib/api.ts';
import { dayStart, shopDay } from '../../lib/format.ts';
import { Page } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { PromotionForm } from './editor/form.tsx';
import { newPromotion, toValues } from './editor/values.ts';

/** Writes a promotion, or changes one. */
export default function PromotionEditorPage(): ReactElement {
  const { id } = useParams();
  const [initial] = useState(() => newPromotion(dayStart(shopDay(1))));
  if (id === undefined)
    return (
      <Page title="新建活动" hint="保存为草稿后可再检查，发布后优惠规则、商品范围和开始时间不能再改">
        <PromotionForm initial={initial} />
      </Page>
    );
  return (
    <Page title="编辑活动">
      <Existing key={id} id={id} />
    </Page>
  );
}

const Existing = ({ id }: { id: string }): ReactElement => (
  <Loaded query={useApiQuery(promotionAdminRoutes.detail, { id }, { refetchOnFocus: false })}>
    {(promotion) => <PromotionForm key={promotion.version} initial={toValues(promotion)} promotion={promotion} />}
  </Loaded>
);
