import { View } from '@tarojs/components';
import { useState } from 'react';
import { invoiceRoutes } from '@huitou/shared-types/invoices/routes.ts';
import type { Invoice } from '@huitou/shared-types/invoices/schema.ts';
import { useIntentionKey } from '@/features/use-intention-key';
import { deliveryErrors, deliveryInput, newDelivery } from '@/features/invoices/delivery';
import { DeliveryFields } from '@/features/invoices/delivery-fields';
import { showInvoice } from '@/features/invoices/queries';
import { TitleCell } from '@/features/invoices/title-cell';
import { titleFields } from '@/features/invoices/title-draft';
import { useTitleChoice } from '@/features/invoices/use-title-choice';
import { refresh } from '@/features/queries';
import { toast } from '@/platform/feedback';
import { replace } from '@/platform/nav';
import { api } from '@/platform/request';
import { BottomBar } from '@/ui/bottom-bar';
import { Button } from '@/ui/button';
import { Card } from '@/ui/cell';

const steps = [
  '原发票全额红冲，不再有效',
  '红冲完成后，按新抬头自动开出一张金额相同的发票',
  '单位已经用原发票抵扣或入账的，需要先在税务平台确认红字信息',
];

/** A wrong title is put right by a new invoice: what happens to the old one is said first. */
export function ReissueForm({ invoice }: { invoice: Invoice }) {
  const choice = useTitleChoice();
  const { title } = choice;
  const [delivery, setDelivery] = useState(newDelivery);
  const [tried, setTried] = useState(false);
  const keyOf = useIntentionKey();
  const same = title !== undefined && title.title === invoice.buyer.title && title.taxNo === invoice.buyer.taxNo;
  const submit = async () => {
    setTried(true);
    if (!title) return choice.choose();
    if (same) return toast('新抬头和原来的一样，请选择或修改抬头');
    const [wrong] = Object.values(deliveryErrors(delivery));
    if (wrong) return toast(wrong);
    const type = title.kind === 'company' ? invoice.type : 'normal';
    const input = { id: invoice.id, type, title: titleFields(title), ...deliveryInput(delivery) };
    const replacement = await api(invoiceRoutes.reissue, input, { idempotencyKey: keyOf(input) });
    await showInvoice(replacement);
    await refresh('invoice');
    toast('已提交换开');
    replace('invoice', { id: replacement.id });
  };
  return (
    <>
      <Card title="换开会怎样">
        {steps.map((text, i) => (
          <View key={text} className="reissue-step">
            <View className="reissue-number">{i + 1}</View>
            <View>{text}</View>
          </View>
        ))}
        <View className="reissue-before">
          原抬头：{invoice.buyer.title}
          {invoice.buyer.taxNo ? `（${invoice.buyer.taxNo}）` : ''}
        </View>
      </Card>
      <TitleCell choice={choice} />
      {same ? <View className="reissue-same">和原抬头一样，点上面选择正确的抬头</View> : null}
      {invoice.channels.length > 0 ? (
        <Card title="接收方式" className="reissue-delivery">
          <DeliveryFields
            delivery={delivery}
            channels={invoice.channels}
            tried={tried}
            hint="新发票开好后发送到这里"
            onChange={setDelivery}
          />
        </Card>
      ) : null}
      <BottomBar>
        <Button id="reissue-submit" block disabled={!choice.ready} onTap={submit}>
          {title ? '提交换开' : '添加抬头'}
        </Button>
      </BottomBar>
    </>
  );
}
