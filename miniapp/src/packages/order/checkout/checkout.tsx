import { Textarea, View } from '@tarojs/components';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Quote } from '@huitou/shared-types/pricing/schema.ts';
import { pricingRoutes } from '@huitou/shared-types/pricing/routes.ts';
import { useIntentionKey } from '@/features/use-intention-key';
import { keys } from '@/features/queries';
import type { Wanted } from '@/features/checkout/items';
import { orderTitle } from '@/features/invoices/title-draft';
import { PolicyConsent, usePolicyConsent } from '@/features/session/policy-consent';
import { api } from '@/platform/request';
import { Async } from '@/ui/async';
import { Card, Cell } from '@/ui/cell';
import { SkeletonBlocks } from '@/ui/skeleton';
import { DeliveryCard } from './delivery-card';
import { InvoiceSheet } from './invoice-sheet';
import { Lines } from './lines';
import { Bill } from './bill';
import { SubmitBar } from './submit-bar';
import { useDelivery } from './use-delivery';
import { useInvoice } from './use-invoice';
import { usePlaceOrder } from './use-place-order';

export function Checkout({ items, fromCart }: { items: Wanted[]; fromCart: boolean }) {
  const delivery = useDelivery();
  const [note, setNote] = useState('');
  const [pickupPhone, setPickupPhone] = useState('');
  const [invoice, setInvoice] = useInvoice();
  const [invoicing, setInvoicing] = useState(false);
  const consent = usePolicyConsent();
  const keyOf = useIntentionKey();
  const quote = useQuery({
    queryKey: [...keys.quote, items, delivery.input],
    queryFn: ({ signal }) => api(pricingRoutes.quote, { items, delivery: delivery.input }, { signal }),
    enabled: delivery.ready,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  const place = usePlaceOrder({ fromCart, queryKey: [...keys.quote, items, delivery.input] });
  const submit = async (shown: Quote) => {
    const input = {
      items,
      fromCart,
      delivery: delivery.input,
      note: note.trim(),
      shownTotal: shown.payable,
      ...(invoice ? { invoiceTitle: orderTitle(invoice) } : {}),
      ...(delivery.kind === 'pickup' && pickupPhone ? { pickupPhone } : {}),
    };
    await consent.record();
    await place(input, keyOf(input));
  };
  return (
    <>
      <DeliveryCard delivery={delivery} pickupPhone={pickupPhone} onPickupPhone={setPickupPhone} />
      <Async query={quote} waiting={<SkeletonBlocks heights={[140, 180]} />}>
        {(shown) => (
          <>
            <Lines quote={shown} />
            <Card className="checkout-extras">
              <View className="checkout-note">
                <View>订单备注</View>
                <Textarea
                  id="order-note"
                  className="checkout-note-input"
                  value={note}
                  maxlength={200}
                  autoHeight
                  placeholder="口味、送达时间等，选填"
                  placeholderClass="placeholder"
                  onInput={(event) => setNote(event.detail.value)}
                />
              </View>
              <Cell
                id="invoice"
                label="发票"
                value={invoice ? `${invoice.kind === 'company' ? '单位' : '个人'} · ${invoice.title}` : '不开发票'}
                onTap={() => setInvoicing(true)}
              />
            </Card>
            <Bill quote={shown} />
            <PolicyConsent consent={consent} />
            <SubmitBar
              quote={shown}
              delivery={delivery}
              fresh={!quote.isPlaceholderData && !quote.isFetching}
              agreed={consent.agreed}
              onSubmit={() => submit(shown)}
            />
          </>
        )}
      </Async>
      {invoicing ? <InvoiceSheet chosen={invoice} onClose={() => setInvoicing(false)} onChoose={setInvoice} /> : null}
    </>
  );
}
