import { Input, View } from '@tarojs/components';
import { useState } from 'react';
import { couponRoutes } from '@huitou/shared-types/coupons/routes.ts';
import { couponsChanged } from '@/features/coupons/queries';
import { ensureSignedIn } from '@/features/session/sign-in';
import { useIntentionKey } from '@/features/use-intention-key';
import { messageOf, toast } from '@/platform/feedback';
import { api } from '@/platform/request';
import { Cancelled } from '@/platform/cancelled';
import { Button } from '@/ui/button';

const SHORTEST = 4;

/** A code from a card, a parcel or a friend becomes a coupon. */
export function CodeBox() {
  const [code, setCode] = useState('');
  const [error, setError] = useState('');
  const keyOf = useIntentionKey();
  const tidy = code.trim();
  const redeem = async () => {
    if (tidy.length < SHORTEST) return setError('请输入完整的兑换码');
    try {
      await ensureSignedIn();
      const { name } = await api(couponRoutes.redeem, { code: tidy }, { idempotencyKey: keyOf(tidy) });
      setCode('');
      toast(`已兑换“${name}”`);
      await couponsChanged();
    } catch (failure) {
      if (!(failure instanceof Cancelled)) setError(messageOf(failure));
    }
  };
  return (
    <View className="code-box">
      <View className="code-line">
        <Input
          id="coupon-code"
          className="code-input"
          value={code}
          maxlength={40}
          placeholder="输入兑换码"
          placeholderClass="placeholder"
          confirmType="done"
          onInput={(event) => {
            setCode(event.detail.value);
            setError('');
          }}
          onConfirm={() => void redeem()}
        />
        <Button id="coupon-redeem" kind="soft" size="s" disabled={tidy === ''} onTap={redeem}>
          兑换
        </Button>
      </View>
      {error ? (
        <View id="coupon-code-error" className="code-error">
          {error}
        </View>
      ) : null}
    </View>
  );
}
