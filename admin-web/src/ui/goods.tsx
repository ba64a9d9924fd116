import { Flex } from 'antd';
import type { ReactElement } from 'react';
import { Thumb } from './thumb.tsx';

interface GoodsProps {
  picture: string | null;
  name: string;
  spec?: string;
  quantity?: number;
  size?: number;
}

/** Picture, name and spec of an item, as every list of goods shows them. */
export const Goods = ({ picture, name, spec, quantity, size = 40 }: GoodsProps): ReactElement => (
  <Flex gap={8} align="center" style={{ minWidth: 0 }}>
    <Thumb src={picture} size={size} alt={name} />
    <div style={{ minWidth: 0, lineHeight: 1.45 }}>
      <div className="clamp" title={name}>
        {name}
        {quantity !== undefined && <b className="num"> ×{quantity}</b>}
      </div>
      {spec && <div className="muted small">{spec}</div>}
    </div>
  </Flex>
);
