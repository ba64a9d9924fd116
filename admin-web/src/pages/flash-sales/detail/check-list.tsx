import { CheckCircleFilled, CloseCircleFilled, ExclamationCircleFilled } from '@ant-design/icons';
import type { StaffFlash } from '@huitou/shared-types/flash-sales/schema.ts';
import { Flex } from 'antd';
import type { ReactElement } from 'react';
import { useNow } from '../../../lib/use-now.ts';
import { useNamedGoods } from '../../../ui/goods-picker/use-named-goods.ts';
import { publishCheck, type CheckLine } from '../publish-check.ts';
import { useFreeStock } from '../use-free-stock.ts';

const icons: Record<CheckLine['level'], ReactElement> = {
  ok: <CheckCircleFilled style={{ color: '#2f9e6e' }} />,
  doubt: <ExclamationCircleFilled style={{ color: '#e0a33e' }} />,
  bad: <CloseCircleFilled style={{ color: '#c2410c' }} />,
};

/** What should be looked at before publishing, looked at. */
export const CheckList = ({ sale }: { sale: StaffFlash }): ReactElement => {
  const items = sale.sessions.flatMap((session) => session.items);
  const free = useFreeStock(
    sale.locationId,
    items.map(({ productId }) => productId),
  );
  const { skus } = useNamedGoods(
    [],
    items.map(({ skuId }) => skuId),
  );
  const offSale = new Set([...skus.values()].filter(({ onSale }) => !onSale).map(({ skuId }) => skuId));
  const lines = publishCheck(sale, { free, offSale, now: useNow() });
  const bad = lines.filter(({ level }) => level === 'bad').length;
  return (
    <section className="panel">
      <h2 className="panel-title">
        发布前检查 <span className={bad > 0 ? 'bad small' : 'muted small'}>{bad > 0 ? `${bad} 项需要处理` : '可以发布'}</span>
      </h2>
      <div className="check-grid">
        {lines.map(({ level, text }) => (
          <Flex key={text} gap={8} align="baseline">
            {icons[level]}
            <span className={level === 'bad' ? 'bad' : ''}>{text}</span>
          </Flex>
        ))}
      </div>
    </section>
  );
};
