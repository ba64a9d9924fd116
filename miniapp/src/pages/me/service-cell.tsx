import { Button as NativeButton } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useShop } from '@/features/shop/use-shop';
import { Cell } from '@/ui/cell';

/** Customer service: WeChat's own chat in the mini-program, the phone elsewhere. */
export function ServiceCell() {
  const phone = useShop()?.servicePhone;
  if (process.env.TARO_ENV === 'weapp')
    return (
      <NativeButton id="me-service" className="me-native" openType="contact">
        <Cell icon="chat" label="联系客服" value={phone} onTap={() => undefined} />
      </NativeButton>
    );
  return phone ? (
    <Cell id="me-service" icon="chat" label="联系客服" value={phone} onTap={() => Taro.makePhoneCall({ phoneNumber: phone })} />
  ) : null;
}
