import { Button as NativeButton } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { Button } from '@/ui/button';
import { useShop } from './use-shop';
import './contact-button.scss';

/** To customer service: WeChat's own chat in the mini-program, the phone elsewhere; nothing where the shop has no number. */
export function ContactButton({ id }: { id: string }) {
  const phone = useShop()?.servicePhone;
  if (process.env.TARO_ENV === 'weapp')
    return (
      <NativeButton id={id} className="contact-native" openType="contact">
        <Button kind="plain">联系客服</Button>
      </NativeButton>
    );
  return phone ? (
    <Button id={id} kind="plain" onTap={() => Taro.makePhoneCall({ phoneNumber: phone })}>
      联系客服
    </Button>
  ) : null;
}
