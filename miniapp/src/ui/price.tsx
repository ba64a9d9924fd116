import { Text, View } from '@tarojs/components';
import { yuan, type Fen } from '@huitou/shared-types/money.ts';

interface PriceProps {
  /** In fen. */
  fen: Fen;
  size?: 's' | 'm' | 'l' | 'xl';
  tone?: 'accent' | 'ink' | 'quiet';
  /** A former or market price. */
  struck?: boolean;
  /** `起`: the cheapest of several. */
  from?: boolean;
  /** The fen are always there: among amounts that are compared. */
  exact?: boolean;
  id?: string;
  className?: string;
}

/**
 * The only place that writes an amount on a product or a bill: digits of one width, the yuan large, the fen small. Whole yuan go without
 * fen on a product; on a bill (`ink`) the fen are always there.
 */
export function Price({ fen, size = 'm', tone = 'accent', struck, from, exact, id, className = '' }: PriceProps) {
  const [whole, cents] = yuan(Math.abs(fen)).split('.');
  return (
    <View id={id} className={`price price-${size} price-${tone} ${struck ? 'price-struck' : ''} ${className}`}>
      <Text className="price-sign">{fen < 0 ? '-¥' : '¥'}</Text>
      <Text className="price-whole">{whole}</Text>
      {cents === '00' && !exact && tone !== 'ink' && size !== 'l' && size !== 'xl' ? null : <Text className="price-cents">.{cents}</Text>}
      {from ? <Text className="price-from">起</Text> : null}
    </View>
  );
}
