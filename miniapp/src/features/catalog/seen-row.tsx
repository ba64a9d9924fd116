import { View } from '@tarojs/components';
import type { SeenPage } from '@huitou/shared-types/catalog/schema.ts';
import { go } from '@/platform/nav';
import { Checkbox } from '@/ui/checkbox';
import { Picture } from '@/ui/picture';
import { Price } from '@/ui/price';
import { Tag } from '@/ui/tag';
import { AddButton } from './quick-add';
import './seen-row.scss';

interface SeenRowProps {
  product: SeenPage['items'][number];
  busy: boolean;
  onAdd: (id: string) => unknown;
  /** While the list is edited: whether it is ticked. */
  ticked?: boolean | undefined;
  onTick?: (ticked: boolean) => void;
}

/** A product that the customer kept or looked at; off the shelf it stays, greyed. */
export function SeenRow({ product, busy, onAdd, ticked, onTick }: SeenRowProps) {
  const off = product.status === 'off';
  return (
    <View id={`seen-${product.id}`} className={`seen ${off ? 'seen-off' : ''}`} onClick={() => go('product', { id: product.id })}>
      {onTick ? <Checkbox id={`seen-tick-${product.id}`} checked={ticked ?? false} onChange={onTick} /> : null}
      <Picture src={product.picture} alt={product.name} className="seen-picture" />
      <View className="seen-text">
        <View className="seen-name">{product.name}</View>
        {off ? (
          <Tag>已下架</Tag>
        ) : product.soldOut ? (
          <Tag tone="waiting">补货中</Tag>
        ) : (
          <View className="seen-subtitle">{product.subtitle}</View>
        )}
        <View className="seen-foot">
          <Price fen={product.price} />
          {off || onTick ? null : <AddButton id={product.id} busy={busy} disabled={product.soldOut} onAdd={onAdd} />}
        </View>
      </View>
    </View>
  );
}
