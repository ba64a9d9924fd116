import { Textarea, View } from '@tarojs/components';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Quote } from '@huitou/shared-types/pricing/schema.ts';
import { pricingRoutes } from '@huitou/shared-types/pricing/routes.ts';
import { useIntentionKey } from '@/features/use-intention-key';
import { setsToTry } from '@/features/checkout/coupon-choice';
import { keys, queryClient } from '@/features/queries';
import type { Wanted } from '@/features/checkout/items';
import { orderTitle } from '@/features/invoices/title-draft';
import { PolicyConsent, usePolicyConsent } from '@/features/session/policy-consent';
import { toast } from '@/platform/feedback';
import { api } from '@/platform/request';
import { Async } from '@/ui/async';
import { Card, Cell } from '@/ui/cell';
import { SkeletonBlocks } from '@/ui/skeleton';
import { BenefitsCard } from './benefits-card';
import { DeliveryCard } from './delivery-card';
import { InvoiceSheet } from './invoice-sheet';
import { Lines } from './lines';
import { Bill } from './bill';
import { SubmitBar } from './submit-bar';
import { benefitsOf, type Benefits, useBenefits } from './use-benefits';
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
  const benefits = useBenefits();
  const quoteOf = (input: Benefits['input']) => ({
    queryKey: [...keys.quote, items, delivery.input, input],
    queryFn: ({ signal }: { signal: AbortSignal }) => api(pricingRoutes.quote, { items, delivery: delivery.input, ...input }, { signal }),
  });
  const quote = useQuery({
    ...quoteOf(benefits.input),
    enabled: delivery.ready,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  const place = usePlaceOrder({ fromCart, queryKey: quoteOf(benefits.input).queryKey });
  /** The set that the customer means is reckoned first, so that the page changes once, and to what is really used. */
  const chooseCoupon = async (shown: Quote, id: string) => {
    const { points } = benefits.input;
    const was = shown.coupons.chosen.some((one) => one.id === id);
    for (const couponIds of setsToTry(shown, id)) {
      const { coupons } = await queryClient.fetchQuery({ ...quoteOf({ couponIds, points }), staleTime: 0 });
      if (was || coupons.chosen.some((one) => one.id === id)) return benefits.setCouponIds(couponIds);
    }
    toast('这张券用上后不会更优惠');
  };
  const chooseCoupons = async (couponIds: string[] | undefined) => benefits.setCouponIds(couponIds);
  const submit = async (shown: Quote) => {
    const input = {
      items,
      fromCart,
      delivery: delivery.input,
      ...benefitsOf(shown),
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
            <BenefitsCard quote={shown} benefits={benefits} onCoupon={(id) => chooseCoupon(shown, id)} onCoupons={chooseCoupons} />
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
