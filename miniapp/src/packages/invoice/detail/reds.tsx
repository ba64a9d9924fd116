import { View } from '@tarojs/components';
import type { RedLetter } from '@huitou/shared-types/invoices/schema.ts';
import { redReasonLabels, redStatusLabels } from '@huitou/shared-types/invoices/states.ts';
import { yuan } from '@huitou/shared-types/money.ts';
import { openFile } from '@/platform/open-file';
import { dateTime } from '@/platform/time';
import { Button } from '@/ui/button';
import { Card } from '@/ui/cell';
import { Tag } from '@/ui/tag';

/** The red letters of an invoice; one that waits for the buyer says what to do. */
export function Reds({ reds }: { reds: readonly RedLetter[] }) {
  if (reds.length === 0) return null;
  return (
    <Card id="invoice-reds" title="红冲记录">
      {reds.map((red) => {
        const pdf = red.files.find(({ format, url }) => format === 'pdf' && url)?.url;
        return (
          <View key={red.id} className="red">
            <View className="red-head">
              <View className="red-amount">-¥{yuan(red.amount)}</View>
              <Tag tone={redStatusLabels[red.status].tone}>{redStatusLabels[red.status].label}</Tag>
            </View>
            <View className="red-facts">
              {redReasonLabels[red.reason]} · {dateTime(red.issuedAt ?? red.createdAt)}
              {red.invoiceNumber ? <View>红票号码 {red.invoiceNumber}</View> : null}
            </View>
            {red.status === 'wait_confirm' ? (
              <View className="red-wait">请在税务平台确认红字信息{red.confirmBefore ? `，${dateTime(red.confirmBefore)} 前有效` : ''}</View>
            ) : null}
            {pdf ? (
              <Button id={`red-open-${red.id}`} kind="plain" size="s" className="red-open" onTap={() => openFile(pdf, 'pdf')}>
                预览红票
              </Button>
            ) : null}
          </View>
        );
      })}
    </Card>
  );
}
