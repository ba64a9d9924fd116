import { View } from '@tarojs/components';
import type { Address } from '@huitou/shared-types/customers/schema.ts';
import { placeText } from '@/features/addresses/queries';
import type { FlashMode } from '@/features/flash/use-flash-mode';
import { ensureSignedIn } from '@/features/session/sign-in';
import { useSignedIn } from '@/features/session/use-me';
import { tellFailure } from '@/platform/feedback';
import { go } from '@/platform/nav';
import { Card } from '@/ui/cell';
import { Icon } from '@/ui/icon';
import { Stepper } from '@/ui/stepper';
import './flash.scss';

interface FlashFactsProps {
  mode: FlashMode;
  address: { address: Address | undefined; known: boolean };
  quantity: number;
  onQuantity: (quantity: number) => void;
}

/** What is settled before the rush: which one, how many, where to. */
export function FlashFacts({ mode: { card, view, choices, choose }, address, quantity, onQuantity }: FlashFactsProps) {
  const most = Math.max(1, Math.min(card.perCustomer, view?.mine.left ?? card.perCustomer));
  return (
    <Card id="flash-facts" className="detail-facts">
      {choices.length > 1 ? (
        <View className="detail-fact">
          <View className="detail-fact-label">规格</View>
          <View className="detail-fact-value flash-choices" role="radiogroup">
            {choices.map((one) => (
              <View
                key={one.itemId}
                id={`flash-choice-${one.itemId}`}
                className={`sku-value ${one.itemId === card.itemId ? 'sku-value-on' : ''}`}
                role="radio"
                aria-checked={one.itemId === card.itemId}
                onClick={() => choose(one.itemId)}
              >
                {one.spec || '默认'}
                {one.sale === 'sold_out' ? ' 抢光' : ''}
              </View>
            ))}
          </View>
        </View>
      ) : card.spec ? (
        <View className="detail-fact">
          <View className="detail-fact-label">规格</View>
          <View className="detail-fact-value">{card.spec}</View>
        </View>
      ) : null}
      <Place address={address} />
      <View className="detail-fact flash-limit">
        <View className="detail-fact-label">限购</View>
        <View className="detail-fact-value">
          每人 {card.perCustomer} 件{view && view.mine.left < card.perCustomer ? `，您还可抢 ${view.mine.left} 件` : ''}
          {view ? `；抢到后 ${view.unpaidMinutes} 分钟内付款` : ''}
        </View>
        {card.perCustomer > 1 && most > 1 ? (
          <Stepper
            id="flash-quantity"
            value={Math.min(quantity, most)}
            max={most}
            maxReason={`每人限购 ${card.perCustomer} 件`}
            onChange={onQuantity}
          />
        ) : null}
      </View>
      {view?.rules ? (
        <View className="detail-fact">
          <View className="detail-fact-label">规则</View>
          <View className="detail-fact-value flash-rules">{view.rules}</View>
        </View>
      ) : null}
    </Card>
  );
}

/** The address is chosen now: at the moment itself there is no time for it. */
function Place({ address: { address, known } }: Pick<FlashFactsProps, 'address'>) {
  const signedIn = useSignedIn();
  const open = () => (signedIn ? go(address ? 'addresses' : 'addressEdit', { pick: 1 }) : ensureSignedIn().catch(tellFailure));
  return (
    <View id="flash-address" className="detail-fact detail-fact-link" role="button" onClick={() => void open()}>
      <View className="detail-fact-label">送至</View>
      <View className={`detail-fact-value ${address ? '' : 'flash-place-none'}`}>
        {address
          ? `${placeText(address)}${address.detail}`
          : !signedIn
            ? '登录后选择收货地址'
            : known
              ? '请先填写收货地址，开抢时更快'
              : ' '}
        {address ? (
          <View className="flash-place-who">
            {address.name} {address.phone}
          </View>
        ) : null}
      </View>
      <Icon name="next" size={16} />
    </View>
  );
}
