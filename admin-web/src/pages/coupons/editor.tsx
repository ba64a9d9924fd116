import { couponAdminRoutes } from '@huitou/shared-types/coupons/routes.ts';
import type { ReactElement } from 'react';
import { useParams } from 'react-router';
import { useApiQuery } from '../../lib/api.ts';
import { Page } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { CouponForm } from './editor/form.tsx';
import { newCoupon, toValues } from './editor/values.ts';

/** Writes a coupon template, or changes one. */
export default function CouponEditorPage(): ReactElement {
  const { id } = useParams();
  if (id === undefined)
    return (
      <Page title="新建优惠券" hint="保存为草稿后可再检查，发布后面额与使用规则不能再改">
        <Fresh />
      </Page>
    );
  return (
    <Page title="编辑优惠券">
      <Existing key={id} id={id} />
    </Page>
  );
}

/** Most coupons belong to the first group. */
const Fresh = (): ReactElement => (
  <Loaded query={useApiQuery(couponAdminRoutes.stacking, {})}>
    {({ groups }) => <CouponForm initial={newCoupon(groups[0]?.id ?? null)} />}
  </Loaded>
);

const Existing = ({ id }: { id: string }): ReactElement => (
  <Loaded query={useApiQuery(couponAdminRoutes.template, { id }, { refetchOnFocus: false })}>
    {(template) => <CouponForm key={template.version} initial={toValues(template)} template={template} />}
  </Loaded>
);
