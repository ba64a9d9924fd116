import type { ReactElement } from 'react';
import { Page } from '../../ui/page.tsx';
import { IssuedTable } from './issued-table.tsx';

/** Every coupon that customers have had: who got it how, and what became of it. */
export default function IssuedCoupons(): ReactElement {
  return (
    <Page title="用户领用">
      <IssuedTable />
    </Page>
  );
}
