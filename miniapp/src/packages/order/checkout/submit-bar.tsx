import { View } from '@tarojs/components';
import { yuan } from '@huitou/shared-types/money.ts';
import type { Quote } from '@huitou/shared-types/pricing/schema.ts';
import { toast } from '@/platform/feedback';
import { go } from '@/platform/nav';
import { BottomBar } from '@/ui/bottom-bar';
import { Button } from '@/ui/button';
import { Price } from '@/ui/price';
import type { Delivery } from './use-delivery';

interface SubmitBarProps {
  quote: Quote;
  delivery: Delivery;
  /** The quote on the page is the one for what is on the page. */
  fresh: boolean;
  agreed: boolean;
  onSubmit: () => Promise<void>;
}

export function SubmitBar({ quote, delivery, fresh, agreed, onSubmit }: SubmitBarProps) {
  const submit = async () => {
    if (delivery.kind === 'express' && !delivery.address) return go('addressEdit', { pick: 1 });
    if (delivery.kind === 'pickup' && !delivery.store) return toast('暂无可自提的门店，请选择快递配送');
    const problem = quote.problems[0];
    if (problem) return toast(problem.message);
    if (!agreed) return toast('请先阅读并同意用户服务协议和隐私政策');
    await onSubmit();
  };
  const saved = quote.discountTotal + quote.freight.list - quote.freight.amount;
  const pieces = quote.lines.reduce((sum, line) => sum + line.quantity, 0);
  return (
    <BottomBar>
      <View className="submit-total">
        <View className="submit-pieces">
          共 {pieces} 件{saved > 0 ? <View className="submit-saved">已优惠 ¥{yuan(saved)}</View> : '，应付'}
        </View>
        <Price id="checkout-total" fen={quote.payable} size="l" />
      </View>
      <Button id="submit-order" disabled={!fresh} onTap={submit}>
        提交订单
      </Button>
    </BottomBar>
  );
}
