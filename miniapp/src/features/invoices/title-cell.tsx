import { View } from '@tarojs/components';
import { titleKindLabels } from '@huitou/shared-types/invoices/states.ts';
import { Card } from '@/ui/cell';
import { Icon } from '@/ui/icon';
import { Tag } from '@/ui/tag';
import type { TitleChoice } from './use-title-choice';
import './title-cell.scss';

/** For whom the invoice is; a tap leads to the book. */
export function TitleCell({ choice }: { choice: TitleChoice }) {
  const { title } = choice;
  return (
    <Card title="发票抬头">
      <View id="invoice-title" className="invoice-title" hoverClass="invoice-title-pressed" onClick={choice.choose}>
        {title ? (
          <View className="invoice-title-text">
            <View className="invoice-title-name">
              <Tag>{titleKindLabels[title.kind]}</Tag>
              {title.title}
            </View>
            {title.taxNo ? <View className="invoice-title-no">{title.taxNo}</View> : null}
            {title.warning ? <View className="invoice-title-doubt">{title.warning}</View> : null}
          </View>
        ) : (
          <View className="invoice-title-text invoice-title-none">请添加抬头</View>
        )}
        <Icon name="next" size={16} />
      </View>
    </Card>
  );
}
