import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Quote, QuoteCouponView } from '@huitou/shared-types/pricing/schema.ts';
import { couponGroups, couponSummary, thresholdText } from '@/features/checkout/coupon-choice';
import { tellFailure } from '@/platform/feedback';
import { go } from '@/platform/nav';
import { shortTime } from '@/platform/time';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Notice } from '@/ui/notice';
import { Price } from '@/ui/price';
import { Sheet } from '@/ui/sheet';

interface CouponSheetProps {
  quote: Quote;
  /** The set was chosen by the shop. */
  automatic: boolean;
  onTap: (id: string) => Promise<void>;
  onNone: () => Promise<void>;
  onBest: () => Promise<void>;
  onClose: () => void;
}

/** Every coupon of the customer: those that can be used, and why the others cannot. The server reckons with every tap. */
export function CouponSheet({ quote, automatic, onTap, onNone, onBest, onClose }: CouponSheetProps) {
  const [busy, setBusy] = useState('');
  const { usable, unusable } = couponGroups(quote);
  const { saves } = couponSummary(quote);
  const count = quote.coupons.chosen.length;
  const tap = async (id: string) => {
    if (busy) return;
    setBusy(id);
    await onTap(id).catch(tellFailure);
    setBusy('');
  };
  return (
    <Sheet
      id="coupon-sheet"
      open
      title="优惠券"
      onClose={onClose}
      footer={
        <View className="coupon-actions">
          <View id="coupon-sheet-sum" className="coupon-sum">
            {count > 0 ? (
              <>
                已选 {count} 张，共省 <Price fen={saves} size="s" />
              </>
            ) : (
              '不使用优惠券'
            )}
          </View>
          {count > 0 ? (
            <Button id="coupon-none" kind="plain" size="s" onTap={onNone}>
              不使用
            </Button>
          ) : null}
          <Button id="coupon-done" onTap={onClose}>
            完成
          </Button>
        </View>
      }
    >
      {usable.length + unusable.length === 0 ? (
        <Notice
          icon="ticket"
          title="还没有优惠券"
          hint="领券后回到这里就能用"
          action={{
            label: '去领券中心',
            onTap: () => {
              onClose();
              go('couponCentre');
            },
          }}
        />
      ) : null}
      {usable.length > 0 ? (
        <>
          <View className="coupon-group">
            <View>可用 {usable.length} 张</View>
            {automatic ? (
              <View id="coupon-best" className="coupon-best">
                {count > 0 ? '已选出最省的组合' : ''}
              </View>
            ) : (
              <View id="coupon-restore" className="coupon-restore" role="button" onClick={() => void onBest().catch(tellFailure)}>
                恢复最省组合
              </View>
            )}
          </View>
          {usable.map((option) => (
            <Row key={option.id} option={option} busy={busy === option.id} onTap={() => void tap(option.id)} />
          ))}
        </>
      ) : null}
      {unusable.length > 0 ? (
        <>
          <View className="coupon-group">不可用 {unusable.length} 张</View>
          {unusable.map((option) => (
            <Row key={option.id} option={option} busy={false} />
          ))}
        </>
      ) : null}
    </Sheet>
  );
}

function Row({ option, busy, onTap }: { option: QuoteCouponView; busy: boolean; onTap?: () => void }) {
  const { id, name, threshold, validUntil, saves, chosen, usable, reason } = option;
  return (
    <View
      id={`option-${id}`}
      className={`coupon-option ${usable ? '' : 'coupon-option-off'}`}
      role={usable ? 'checkbox' : 'note'}
      aria-checked={chosen}
      hoverClass={usable ? 'coupon-option-pressed' : 'none'}
      onClick={onTap}
    >
      <View className="coupon-option-text">
        <View className="coupon-option-name">{name}</View>
        <View className="coupon-option-when">
          {thresholdText(threshold)} · {shortTime(validUntil)} 前有效
        </View>
        {reason ? (
          <View id={`option-reason-${id}`} className={usable ? 'coupon-option-clash' : 'coupon-option-why'}>
            <Icon name="info" size={12} />
            {reason}
          </View>
        ) : null}
      </View>
      {usable ? (
        <>
          <View className="coupon-option-saves">
            省 <Price fen={saves} size="s" />
          </View>
          <View className={`coupon-box ${chosen ? 'coupon-box-on' : ''} ${busy ? 'coupon-box-busy' : ''}`}>
            {busy ? <View className="button-turning" /> : chosen ? <Icon name="check" size={14} /> : null}
          </View>
        </>
      ) : null}
    </View>
  );
}
