import { CopyOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, ConfigProvider, Flex, Form } from 'antd';
import { useState, type ReactElement } from 'react';
import { MomentPicker } from '../../../ui/moment-picker.tsx';
import { SkuDialog, type PickedSku } from '../../../ui/goods-picker/sku-dialog.tsx';
import { useNamedGoods } from '../../../ui/goods-picker/use-named-goods.ts';
import { EmptyState } from '../../../ui/states.tsx';
import { useFreeStock } from '../use-free-stock.ts';
import { ItemRow } from './item-row.tsx';
import { newItem, type FlashValues, type ItemValues } from './values.ts';

const MOST_ITEMS = 50;

interface SessionPanelProps {
  name: number;
  title: string;
  onRemove?: () => void;
  onCopy: () => void;
  onChanged: () => void;
}

/** One session: when it is, and what is sold at which price, how many, to how few. */
export const SessionPanel = ({ name, title, onRemove, onCopy, onChanged }: SessionPanelProps): ReactElement => {
  const form = Form.useFormInstance<FlashValues>();
  const disabled = ConfigProvider.useConfig().componentDisabled === true;
  const items = Form.useWatch<ItemValues[] | undefined>(['sessions', name, 'items'], { form, preserve: true }) ?? [];
  const locationId = Form.useWatch<string | undefined>('locationId', form) ?? null;
  const [picking, setPicking] = useState(false);
  const { skus } = useNamedGoods(
    [],
    items.map(({ skuId }) => skuId),
  );
  const free = useFreeStock(
    locationId,
    items.map(({ productId }) => productId),
  );
  const known = ({ skuId, productId }: ItemValues): PickedSku =>
    skus.get(skuId) ?? { skuId, productId, name: `#${skuId}`, spec: '', code: '', picture: '', price: 0, stock: 0, onSale: true };
  const put = (next: ItemValues[]): void => {
    form.setFieldValue(['sessions', name, 'items'], next);
    onChanged();
  };
  return (
    <section className="panel">
      <Flex justify="space-between" align="center" style={{ marginBottom: 12 }}>
        <h2 className="panel-title" style={{ margin: 0 }}>
          {title} <span className="muted small">{items.length > 0 && `${items.length} 个商品`}</span>
        </h2>
        <Flex gap={4}>
          <Button type="text" icon={<CopyOutlined />} onClick={onCopy}>
            复制为下一场
          </Button>
          {onRemove && (
            <Button type="text" icon={<DeleteOutlined />} onClick={onRemove}>
              删除本场
            </Button>
          )}
        </Flex>
      </Flex>
      <Form.Item label="时间" required style={{ marginBottom: 0 }}>
        <Flex gap={8} align="baseline">
          <Form.Item
            name={[name, 'startsAt']}
            rules={[
              { required: true, message: '请选择开始时间' },
              {
                validator: (_, start: string | null) =>
                  start && Date.parse(start) <= Date.now() ? Promise.reject(new Error('开始时间须晚于现在')) : Promise.resolve(),
              },
            ]}
          >
            <MomentPicker placeholder="开始时间" />
          </Form.Item>
          至
          <Form.Item
            name={[name, 'endsAt']}
            dependencies={[['sessions', name, 'startsAt']]}
            rules={[
              { required: true, message: '请选择结束时间' },
              ({ getFieldValue }) => ({
                validator: (_, end: string | null) => {
                  const start = getFieldValue(['sessions', name, 'startsAt']) as string | null;
                  return end && start && Date.parse(end) <= Date.parse(start)
                    ? Promise.reject(new Error('结束时间须晚于开始时间'))
                    : Promise.resolve();
                },
              }),
            ]}
          >
            <MomentPicker placeholder="结束时间" />
          </Form.Item>
        </Flex>
      </Form.Item>
      <Form.List
        name={[name, 'items']}
        rules={[
          {
            validator: (_, list?: ItemValues[]) => (list && list.length > 0 ? Promise.resolve() : Promise.reject(new Error('请选择商品'))),
          },
        ]}
      >
        {(fields, { remove }, { errors }) => (
          <>
            {fields.length > 0 ? (
              <div className="sku-table-wrap">
                <table className="sku-table">
                  <thead>
                    <tr>
                      <th>商品</th>
                      <th style={{ textAlign: 'right' }}>售价</th>
                      <th>秒杀价</th>
                      <th>秒杀库存</th>
                      <th>每人限购</th>
                      <th>限制与放量</th>
                      <th aria-label="操作" />
                    </tr>
                  </thead>
                  <tbody>
                    {fields.map(({ key, name: row }) => {
                      const item = items[row];
                      return item ? (
                        <ItemRow
                          key={key}
                          row={row}
                          item={item}
                          sku={known(item)}
                          free={free === null ? null : (free.get(item.skuId) ?? 0)}
                          onRemove={() => remove(row)}
                          onChange={(change) => put(items.map((one, i) => (i === row ? { ...one, ...change } : one)))}
                          onChangeAll={(change) => put(items.map((one) => ({ ...one, ...change })))}
                        />
                      ) : null;
                    })}
                  </tbody>
                </table>
              </div>
            ) : (
              <EmptyState text="还没有选择商品" />
            )}
            <Form.ErrorList errors={errors} />
            <Button icon={<PlusOutlined />} style={{ marginTop: 12 }} disabled={disabled} onClick={() => setPicking(true)}>
              选择商品
            </Button>
          </>
        )}
      </Form.List>
      {picking && (
        <SkuDialog
          title={`${title}的秒杀商品`}
          max={MOST_ITEMS}
          chosen={items.map(known)}
          onClose={() => setPicking(false)}
          onDone={(picked) => {
            put(picked.map(({ skuId, productId }) => items.find((item) => item.skuId === skuId) ?? newItem(skuId, productId)));
            void form.validateFields([['sessions', name, 'items']]).catch(() => undefined);
          }}
        />
      )}
    </section>
  );
};
