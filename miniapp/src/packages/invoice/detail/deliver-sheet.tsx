import { View } from '@tarojs/components';
import { useRef, useState } from 'react';
import { newIdempotencyKey } from '@huitou/shared-types/client.ts';
import { invoiceRoutes } from '@huitou/shared-types/invoices/routes.ts';
import type { Invoice } from '@huitou/shared-types/invoices/schema.ts';
import { deliveryErrors, deliveryInput, newDelivery } from '@/features/invoices/delivery';
import { DeliveryFields } from '@/features/invoices/delivery-fields';
import { showInvoice } from '@/features/invoices/queries';
import { toast } from '@/platform/feedback';
import { api } from '@/platform/request';
import { Button } from '@/ui/button';
import { Sheet } from '@/ui/sheet';

/** Sends the invoice, also a second time. */
export function DeliverSheet({ invoice: { id, channels }, onClose }: { invoice: Invoice; onClose: () => void }) {
  const [delivery, setDelivery] = useState(newDelivery);
  const [tried, setTried] = useState(false);
  const key = useRef(newIdempotencyKey());
  const empty = delivery.email.trim() === '' && delivery.phone.trim() === '';
  const send = async () => {
    setTried(true);
    const [wrong] = Object.values(deliveryErrors(delivery));
    if (wrong) return toast(wrong);
    const invoice = await api(invoiceRoutes.deliver, { id, ...deliveryInput(delivery) }, { idempotencyKey: key.current });
    await showInvoice(invoice);
    toast('已发送，请留意查收');
    onClose();
  };
  return (
    <Sheet
      id="deliver-sheet"
      open
      title="发送发票"
      onClose={onClose}
      footer={
        <Button id="deliver-send" block disabled={empty} onTap={send}>
          发送
        </Button>
      }
    >
      <View className="deliver-form">
        <DeliveryFields
          delivery={delivery}
          channels={channels}
          tried={tried}
          hint="邮箱会收到发票附件，手机会收到带下载链接的短信"
          onChange={(next) => {
            key.current = newIdempotencyKey();
            setDelivery(next);
          }}
        />
      </View>
    </Sheet>
  );
}
