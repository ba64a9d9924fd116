import { View } from '@tarojs/components';
import { titleKindLabels } from '@huitou/shared-types/invoices/states.ts';
import type { InvoiceTitle } from '@huitou/shared-types/invoices/schema.ts';
import { useTitles } from '@/features/invoices/queries';
import { go } from '@/platform/nav';
import { Async } from '@/ui/async';
import { Button } from '@/ui/button';
import { Options } from '@/ui/options';
import { Sheet } from '@/ui/sheet';
import { SkeletonBlocks } from '@/ui/skeleton';

interface InvoiceSheetProps {
  chosen: InvoiceTitle | undefined;
  onClose: () => void;
  onChoose: (title: InvoiceTitle | undefined) => void;
}

/** No invoice, or one for a title of the book; a new title is kept there. */
export function InvoiceSheet({ chosen, onClose, onChoose }: InvoiceSheetProps) {
  const titles = useTitles();
  const choose = (title: InvoiceTitle | undefined) => {
    onChoose(title);
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
          <Button id="invoice-none" kind="plain" block onTap={() => choose(undefined)}>
            不开发票
          </Button>
          <Button
            id="invoice-new"
            block
            onTap={() => {
              onClose();
              go('titleEdit', { pick: 1 });
            }}
          >
            新增抬头
          </Button>
        </View>
      }
    >
      <Async query={titles} waiting={<SkeletonBlocks heights={[48, 48]} />}>
        {(book) =>
          book.length === 0 ? (
            <View className="checkout-invoice-none">还没有保存的抬头，新增一个，以后可以直接选用</View>
          ) : (
            <Options
              id="invoice-title"
              options={book.map(({ id, kind, title, taxNo }) => ({
                key: id,
                label: title,
                hint: kind === 'company' ? taxNo : titleKindLabels.person,
              }))}
              current={chosen?.id}
              onChange={(id) => choose(book.find((one) => one.id === id))}
            />
          )
        }
      </Async>
      <View className="checkout-invoice-when">确认收货后开具电子发票，可在“我的发票”下载</View>
    </Sheet>
  );
}
