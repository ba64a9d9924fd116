import { View } from '@tarojs/components';
import { useState } from 'react';
import { ApiError } from '@huitou/shared-types/client.ts';
import { invoiceRoutes } from '@huitou/shared-types/invoices/routes.ts';
import { invoiceTypeLabels, type InvoiceType } from '@huitou/shared-types/invoices/states.ts';
import { useIntentionKey } from '@/features/use-intention-key';
import { deliveryErrors, deliveryInput, newDelivery } from '@/features/invoices/delivery';
import { DeliveryFields } from '@/features/invoices/delivery-fields';
import { problemsToTell } from '@/features/invoices/problems';
import { showInvoice, useInvoicePreview, useInvoicesOf } from '@/features/invoices/queries';
import { TitleCell } from '@/features/invoices/title-cell';
import { titleFields } from '@/features/invoices/title-draft';
import { useTitleChoice } from '@/features/invoices/use-title-choice';
import { confirm, toast } from '@/platform/feedback';
import { replace } from '@/platform/nav';
import { api } from '@/platform/request';
import { yuan } from '@huitou/shared-types/money.ts';
import { Async } from '@/ui/async';
import { BottomBar } from '@/ui/bottom-bar';
import { Button } from '@/ui/button';
import { Card } from '@/ui/cell';
import { Icon } from '@/ui/icon';
import { Price } from '@/ui/price';
import { Segments } from '@/ui/segments';
import { SkeletonBlocks } from '@/ui/skeleton';
import { AmountCard } from './amount-card';

/** For whom, what kind, how much and where to; what stands against it is said before it is sent. */
export function RequestForm({ orderIds }: { orderIds: string[] }) {
  const choice = useTitleChoice();
  const { title } = choice;
  const [type, setType] = useState<InvoiceType>('normal');
  const [delivery, setDelivery] = useState(newDelivery);
  const [tried, setTried] = useState(false);
  const keyOf = useIntentionKey();
  const offer = useInvoicesOf(orderIds[0]).data;
  const channels = offer?.channels ?? [];
  const preview = useInvoicePreview({ orderIds, type, title: title ? titleFields(title) : null }, choice.ready);
  const submit = async (amount: number) => {
    setTried(true);
    if (!title) return choice.choose();
    const [wrong] = Object.values(deliveryErrors(delivery));
    if (wrong) return toast(wrong);
    const input = { orderIds, type, title: titleFields(title), ...deliveryInput(delivery), shownAmount: amount };
    try {
      const invoice = await api(invoiceRoutes.request, input, { idempotencyKey: keyOf(input) });
      await showInvoice(invoice);
      toast('申请已提交');
      replace('invoice', { id: invoice.id });
    } catch (error) {
      const now = (await preview.refetch()).data;
      if (!(error instanceof ApiError) || error.code !== 'invoice_amount_changed' || !now) throw error;
      await confirm('可开票金额有变动', `现在可开 ¥${yuan(now.amount)}，请核对后重新提交。`, { yes: '我知道了' });
    }
  };
  return (
    <Async query={preview} waiting={<SkeletonBlocks heights={[96, 160, 120]} />}>
      {(check) => {
        const problems = problemsToTell(check, title !== undefined);
        return (
          <>
            {offer?.receiptOnly ? (
              <View id="receipt-only" className="request-note">
                <Icon name="info" size={16} />
                本店开具的是收款凭据，不是税务发票，不能用于抵扣税款
              </View>
            ) : null}
            {problems.length > 0 ? (
              <Card id="invoice-problems" className="request-problems">
                {problems.map(({ text, orderNo }) => (
                  <View key={`${text} ${orderNo}`} className="request-problem">
                    <Icon name="alert" size={16} />
                    <View>
                      {text}
                      {orderNo ? <View className="request-problem-order">订单 {orderNo}</View> : null}
                    </View>
                  </View>
                ))}
              </Card>
            ) : null}
            <TitleCell choice={choice} />
            {offer?.specialOffered && title?.kind === 'company' ? (
              <Card title="发票类型">
                <Segments
                  id="invoice-type"
                  options={(['normal', 'special'] as const).map((one) => ({
                    key: one,
                    label: invoiceTypeLabels[one].replace('增值税', ''),
                  }))}
                  current={type}
                  onChange={setType}
                />
              </Card>
            ) : null}
            <AmountCard check={check} />
            {channels.length > 0 ? (
              <Card title="接收方式" className="request-delivery">
                <DeliveryFields
                  delivery={delivery}
                  channels={channels}
                  tried={tried}
                  hint="开好后发送到这里，也可以随时在“我的发票”里下载"
                  onChange={setDelivery}
                />
              </Card>
            ) : null}
            <BottomBar>
              <View className="choose-total">
                <View className="choose-facts">{orderIds.length > 1 ? `${orderIds.length} 个订单，开票金额` : '开票金额'}</View>
                <Price id="request-amount" fen={check.amount} size="l" />
              </View>
              <Button id="request-submit" disabled={preview.isFetching || problems.length > 0} onTap={() => submit(check.amount)}>
                {title ? '提交申请' : '添加抬头'}
              </Button>
            </BottomBar>
          </>
        );
      }}
    </Async>
  );
}
