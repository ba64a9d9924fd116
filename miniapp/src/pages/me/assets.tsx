import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { useCouponCounts } from '@/features/coupons/queries';
import { lotLeft } from '@/features/members/points-text';
import { useMembership } from '@/features/members/queries';
import { useBalance } from '@/features/wallet/queries';
import type { PageName } from '@/platform/nav';
import { Card } from '@/ui/cell';
import { Price } from '@/ui/price';
import { goSignedIn } from './go-signed-in';

/** What the customer has with the shop, each a way to where it is told in full. */
export function Assets() {
  const balance = useBalance().data;
  const counts = useCouponCounts().data;
  const points = useMembership().data?.points;
  return (
    <Card className="me-assets">
      <Asset id="me-coupons" page="coupons" label="优惠券">
        {counts ? counts.usable : '–'}
      </Asset>
      <Asset id="me-points" page="points" label="积分" note={points?.expiring && lotLeft(points.expiring.at).soon ? '积分即将到期' : ''}>
        {points ? points.balance : '–'}
      </Asset>
      <Asset id="me-balance" page="wallet" label="余额">
        {balance ? <Price fen={balance.available} tone="ink" /> : '–'}
      </Asset>
    </Card>
  );
}

interface AssetProps {
  id: string;
  page: PageName;
  label: string;
  note?: string;
  children: ReactNode;
}

function Asset({ id, page, label, note = '', children }: AssetProps) {
  return (
    <View id={id} className="me-asset" hoverClass="me-order-pressed" role="button" onClick={() => goSignedIn(page)}>
      <View className="me-asset-value">{children}</View>
      <View className={`me-asset-label ${note ? 'me-asset-soon' : ''}`}>{note || label}</View>
    </View>
  );
}

/** How many kinds of coupons can be claimed now. */
export function Claimable() {
  const claimable = useCouponCounts().data?.claimable ?? 0;
  return claimable > 0 ? `${claimable} 种可领` : '';
}
