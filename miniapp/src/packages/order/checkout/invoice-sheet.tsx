import { View } from '@tarojs/components';
import { useState } from 'react';
import type { InvoiceTitleIn } from '@huitou/shared-types/orders/schema.ts';
import { stored } from '@/platform/storage';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { Segments } from '@/ui/segments';
import { Sheet } from '@/ui/sheet';

interface InvoiceSheetProps {
  invoice: InvoiceTitleIn | undefined;
  onClose: () => void;
  onApply: (invoice: InvoiceTitleIn | undefined) => void;
}

/** The last title stays on this phone, so that it need not be typed again. */
const last = stored<InvoiceTitleIn>('huitou.invoice');

export function InvoiceSheet({ invoice, onClose, onApply }: InvoiceSheetProps) {
  const known = invoice ?? last.get();
  const [kind, setKind] = useState<'person' | 'company'>(known?.kind ?? 'person');
  const [title, setTitle] = useState(known?.title ?? '');
  const [taxNo, setTaxNo] = useState(known?.taxNo ?? '');
  const [tried, setTried] = useState(false);
  const titleError = title.trim() ? undefined : '请填写抬头';
  const taxError = kind === 'company' && !/^[0-9A-Za-z]{15,20}$/.test(taxNo.trim()) ? '税号为 15–20 位字母或数字' : undefined;
  const apply = () => {
    setTried(true);
    if (titleError || taxError) return;
    const next: InvoiceTitleIn = { kind, title: title.trim(), ...(kind === 'company' ? { taxNo: taxNo.trim() } : {}) };
    last.set(next);
    onApply(next);
    onClose();
  };
  return (
    <Sheet
      id="invoice-sheet"
      open
      title="发票抬头"
      onClose={onClose}
      footer={
        <View className="checkout-invoice-actions">
          <Button
            id="invoice-none"
            kind="plain"
            block
            onTap={() => {
              onApply(undefined);
              onClose();
            }}
          >
            不开发票
          </Button>
          <Button id="invoice-apply" block onTap={apply}>
            确定
          </Button>
        </View>
      }
    >
      <View className="checkout-invoice">
        <Segments
          id="invoice"
          options={[
            { key: 'person', label: '个人' },
            { key: 'company', label: '单位' },
          ]}
          current={kind}
          onChange={setKind}
        />
        <Field
          id="invoice-title"
          label="抬头"
          value={title}
          maxlength={100}
          placeholder={kind === 'person' ? '姓名' : '单位全称'}
          error={tried ? titleError : undefined}
          onChange={setTitle}
        />
        {kind === 'company' ? (
          <Field
            id="invoice-tax"
            label="税号"
            value={taxNo}
            maxlength={20}
            placeholder="纳税人识别号"
            error={tried ? taxError : undefined}
            onChange={setTaxNo}
          />
        ) : null}
      </View>
    </Sheet>
  );
}
