import { View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { yuan } from '@huitou/shared-types/money.ts';
import type { Quote } from '@huitou/shared-types/pricing/schema.ts';
import { pointsWorth } from '@/features/checkout/coupon-choice';
import { Range } from '@/ui/range';
import { Switch } from '@/ui/switch';

/** Points off this order: off at first; on means as many as may be used, and the slider makes it fewer. */
export function PointsRow({ points, onUse }: { points: Quote['points']; onUse: (points: number | 'all') => void }) {
  const { balance, most, used, saves, perYuan, reason } = points;
  // What the finger points at, until the server has reckoned with it.
  const [wanted, setWanted] = useState(used);
  useEffect(() => setWanted(used), [used]);
  if (perYuan === 0) return null;
  const on = used > 0;
  return (
    <View id="points" className="points-row">
      <View className="points-line">
        <View className="points-text">
          <View>积分抵扣</View>
          <View id="points-hint" className="points-hint">
            {on
              ? `使用 ${wanted} 积分，抵 ¥${yuan(wanted === used ? saves : pointsWorth(wanted, perYuan))}`
              : most > 0
                ? `共 ${balance} 积分，本单可用 ${most} 抵 ¥${yuan(pointsWorth(most, perYuan))}`
                : reason || `共 ${balance} 积分，本单暂不可用`}
          </View>
          {on && reason ? <View className="points-hint">{reason}</View> : null}
        </View>
        <Switch id="points-on" on={on} label="积分抵扣" disabled={most === 0} onChange={(wants) => onUse(wants ? 'all' : 0)} />
      </View>
      {on && most > 1 ? (
        <Range
          id="points-slider"
          value={wanted}
          max={most}
          label="使用的积分"
          onMove={setWanted}
          onChange={(value) => {
            setWanted(value);
            onUse(value);
          }}
        />
      ) : null}
    </View>
  );
}
