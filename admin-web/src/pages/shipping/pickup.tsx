import { fulfilmentRoutes } from '@huitou/shared-types/fulfilment/routes.ts';
import { pickupStatusLabels } from '@huitou/shared-types/fulfilment/states.ts';
import type { PickupLookup } from '@huitou/shared-types/fulfilment/schema.ts';
import { Alert, Button, Descriptions, Flex, Input, Select, Table, type InputRef } from 'antd';
import { useRef, useState, type ReactElement } from 'react';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { dateTime } from '../../lib/format.ts';
import { useAction } from '../../lib/use-action.ts';
import { useLocations } from '../../lib/use-locations.ts';
import { Goods } from '../../ui/goods.tsx';
import { Page } from '../../ui/page.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';

const useStore = create<{ storeId: string | null; choose: (storeId: string) => void }>()(
  persist((set) => ({ storeId: null, choose: (storeId) => set({ storeId }) }), { name: 'huitou.admin.pickup' }),
);

const CODE = /^\d{8}$/;

/** Hands orders over at the counter: a scanned or typed code shows the order, a second Enter hands it over. */
export default function PickupDesk(): ReactElement {
  const { locations } = useLocations();
  const stores = locations.filter((one) => one.pickup && one.enabled);
  const { storeId: chosen, choose } = useStore();
  const storeId = stores.find((one) => one.id === chosen)?.id ?? stores[0]?.id;
  const [code, setCode] = useState('');
  const [found, setFound] = useState<PickupLookup | null>(null);
  const [handed, setHanded] = useState(false);
  const lookup = useAction(fulfilmentRoutes.lookupPickup);
  const verify = useAction(fulfilmentRoutes.verifyPickup, '核销成功');
  const input = useRef<InputRef>(null);

  const again = (): void => {
    setCode('');
    setFound(null);
    setHanded(false);
    input.current?.focus();
  };
  const enter = async (text: string): Promise<void> => {
    const digits = text.replace(/\D/g, '');
    if (!storeId || !CODE.test(digits)) return;
    if (handed) return again();
    if (found && found.pickup.code === digits) {
      if (found.pickup.status !== 'open') return;
      const out = await verify.run({ code: digits, storeId });
      if (out) {
        setFound(out);
        setHanded(true);
      }
      return;
    }
    setHanded(false);
    setFound(await lookup.run({ code: digits, storeId }));
  };
  return (
    <Page title="自提核销" hint="扫码或输入 8 位提货码，按 Enter 查看订单，核对商品后再按 Enter 核销">
      <div className="panel">
        <Flex gap={12} align="center">
          <Select
            size="large"
            style={{ width: 200 }}
            aria-label="门店"
            placeholder="选择门店"
            {...(storeId ? { value: storeId } : {})}
            options={stores.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(id: string) => {
              choose(id);
              again();
            }}
          />
          <Input
            ref={input}
            size="large"
            autoFocus
            data-search=""
            allowClear
            inputMode="numeric"
            maxLength={20}
            value={code}
            placeholder="提货码"
            aria-label="提货码"
            style={{ width: 280, fontVariantNumeric: 'tabular-nums' }}
            onChange={(event) => {
              setCode(event.target.value);
              if (event.target.value === '') again();
            }}
            onPressEnter={() => void enter(code)}
          />
          <Button
            size="large"
            type={found ? 'default' : 'primary'}
            loading={lookup.busy}
            disabled={!CODE.test(code.replace(/\D/g, ''))}
            onClick={() => void enter(code)}
          >
            查询
          </Button>
        </Flex>
        {stores.length === 0 && <Alert type="warning" showIcon title="还没有可自提的门店" style={{ marginTop: 12 }} />}
      </div>
      {found && (
        <div className="panel">
          {handed && <Alert type="success" showIcon title="已核销，按 Enter 核销下一单" style={{ marginBottom: 12 }} />}
          {found.pickup.status === 'expired' && (
            <Alert type="warning" showIcon title="提货码已过期，店长可在订单详情中延长期限" style={{ marginBottom: 12 }} />
          )}
          <Descriptions
            column={3}
            style={{ marginBottom: 12 }}
            items={[
              { key: 'no', label: '订单号', children: <span className="num">{found.orderNo}</span> },
              { key: 'who', label: '提货人', children: `${found.customerName} ${found.phone}` },
              { key: 'status', label: '状态', children: <StatusTag labels={pickupStatusLabels} status={found.pickup.status} /> },
              { key: 'store', label: '门店', children: found.pickup.storeName },
              { key: 'until', label: '有效期至', children: dateTime(found.pickup.expiresAt) },
              { key: 'at', label: '核销时间', children: dateTime(found.pickup.verifiedAt) },
              ...(found.note ? [{ key: 'note', label: '留言', span: 3, children: found.note }] : []),
            ]}
          />
          <Table<PickupLookup['lines'][number]>
            size="small"
            rowKey={(line) => `${line.name}/${line.spec}`}
            pagination={false}
            dataSource={found.lines}
            columns={[
              { title: '商品', render: (_, line) => <Goods picture={line.picture} name={line.name} spec={line.spec} size={56} /> },
              { title: '数量', align: 'right', width: 100, render: (_, line) => <b className="num">×{line.quantity}</b> },
            ]}
          />
          <Flex justify="flex-end" gap={8} style={{ marginTop: 16 }}>
            <Button size="large" onClick={again}>
              {handed ? '下一单' : '取消'}
            </Button>
            {!handed && (
              <Button
                size="large"
                type="primary"
                disabled={found.pickup.status !== 'open'}
                loading={verify.busy}
                onClick={() => void enter(found.pickup.code)}
              >
                确认核销
              </Button>
            )}
          </Flex>
        </div>
      )}
    </Page>
  );
}
