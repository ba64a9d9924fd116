import { View } from '@tarojs/components';
import { Field } from '@/ui/field';
import { deliveryErrors, type Delivery } from './delivery';

interface DeliveryFieldsProps {
  delivery: Delivery;
  /** What the shop can send by; nothing is asked for the rest. */
  channels: readonly ('email' | 'sms')[];
  /** Whether to point at what is wrong yet. */
  tried: boolean;
  hint: string;
  onChange: (delivery: Delivery) => void;
}

/** E-mail and phone that get the invoice once there is one. */
export function DeliveryFields({ delivery, channels, tried, hint, onChange }: DeliveryFieldsProps) {
  const errors = tried ? deliveryErrors(delivery) : {};
  return (
    <>
      {channels.includes('email') ? (
        <Field
          id="delivery-email"
          label="邮箱"
          value={delivery.email}
          maxlength={100}
          placeholder="选填，接收 PDF"
          error={errors.email}
          onChange={(email) => onChange({ ...delivery, email })}
        />
      ) : null}
      {channels.includes('sms') ? (
        <Field
          id="delivery-phone"
          label="手机号"
          type="number"
          value={delivery.phone}
          maxlength={11}
          placeholder="选填，短信接收下载链接"
          error={errors.phone}
          onChange={(phone) => onChange({ ...delivery, phone })}
        />
      ) : null}
      <View className="delivery-hint">{hint}</View>
    </>
  );
}
