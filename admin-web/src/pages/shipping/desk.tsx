import { FileExcelOutlined, PrinterOutlined, SendOutlined, UploadOutlined } from '@ant-design/icons';
import { fulfilmentRoutes } from '@huitou/shared-types/fulfilment/routes.ts';
import { orderAdminRoutes } from '@huitou/shared-types/orders/routes.ts';
import type { StaffOrderRow } from '@huitou/shared-types/orders/schema.ts';
import { Button, Flex, Select, Tabs } from 'antd';
import { useEffect, useState, type ReactElement } from 'react';
import { queryClient, useApiQuery } from '../../lib/api.ts';
import { useFileAction } from '../../lib/use-file-action.ts';
import { useLocations } from '../../lib/use-locations.ts';
import { useOpenParam, useTabParam } from '../../lib/use-open-param.ts';
import { Page } from '../../ui/page.tsx';
import { ResourceTable } from '../../ui/resource-table/resource-table.tsx';
import { OrderDrawer } from '../orders/detail.tsx';
import { deskColumns } from './desk-columns.tsx';
import { carrierOptions, useShipDrafts } from './ship-drafts.ts';
import { SplitShip } from './split-ship.tsx';
import { TrackingImport } from './tracking-import.tsx';
import { usePrintSlips } from './use-print-slips.ts';

const TABS = ['to_ship', 'part_shipped'] as const;
const TAB_LABELS = { to_ship: '待发货', part_shipped: '部分发货' } as const;

/**
 * The queue of what must leave the house, the longest-waiting first. Made for the keyboard and the scanner: a number and Enter
 * ship a row and move to the next; shipped rows stay, dimmed, until the list is refreshed, so that nothing jumps under the hand.
 */
export default function ShippingDesk(): ReactElement {
  const [tab, setTab] = useTabParam(TABS, 'to_ship');
  const [openId, open, close] = useOpenParam();
  const [splitting, setSplitting] = useState<string | null>(null);
  const [importing, setImporting] = useState(false);
  const [sending, setSending] = useState(false);
  const { drafts, defaultCarrier, setDefaultCarrier, ship, clear } = useShipDrafts();
  const counts = useApiQuery(orderAdminRoutes.counts, {}).data?.counts ?? {};
  const { options } = useLocations();
  const print = usePrintSlips();
  const template = useFileAction(fulfilmentRoutes.trackingTemplate);
  useEffect(() => clear, [clear]);

  const ready = Object.keys(drafts).filter(
    (id) => drafts[id]?.trackingNo.trim() && (drafts[id].state === 'idle' || drafts[id].state === 'failed'),
  );
  const done = Object.values(drafts).filter((draft) => draft.state === 'done').length;
  const sendAll = async (): Promise<void> => {
    setSending(true);
    for (const id of ready) await ship(id);
    setSending(false);
  };
  const next = (): void => {
    clear();
    void queryClient.invalidateQueries();
  };
  return (
    <Page
      title="发货台"
      hint={
        <>
          输入或扫描单号后按 <span className="kbd">Enter</span> 发出并跳到下一单，<span className="kbd">↑</span>{' '}
          <span className="kbd">↓</span> 换行，整列单号可直接粘贴
        </>
      }
      extra={
        <Flex gap={8}>
          <Button icon={<FileExcelOutlined />} loading={template.busy} onClick={() => void template.run({})}>
            下载待发货表
          </Button>
          <Button icon={<UploadOutlined />} onClick={() => setImporting(true)}>
            导入运单
          </Button>
        </Flex>
      }
    >
      <ResourceTable
        name="shipping-desk"
        route={orderAdminRoutes.list}
        rowKey={(order) => order.id}
        fixed={{ tab, deliveryKind: 'express', sort: 'oldest_paid' }}
        search={[
          { name: 'no', label: '订单号' },
          { name: 'product', label: '商品', placeholder: '名称或 SKU 编码' },
          { name: 'locationId', label: '发货仓', type: 'select', options },
          { name: 'hurried', label: '已催发货', type: 'flag' },
          { name: 'withNote', label: '有留言', type: 'flag' },
        ]}
        columns={deskColumns(open, setSplitting)}
        rowClassName={(order) => (drafts[order.id]?.state === 'done' ? 'row-done' : '')}
        tabs={
          <Tabs
            activeKey={tab}
            onChange={setTab}
            items={TABS.map((key) => ({
              key,
              label: (
                <>
                  {TAB_LABELS[key]} <span className="muted num">{counts[key] ?? ''}</span>
                </>
              ),
            }))}
          />
        }
        toolbar={() => (
          <>
            <span className="muted">默认快递</span>
            <Select
              value={defaultCarrier}
              options={carrierOptions}
              onChange={setDefaultCarrier}
              style={{ width: 120 }}
              aria-label="默认快递公司"
            />
            <Button type="primary" icon={<SendOutlined />} disabled={ready.length === 0} loading={sending} onClick={() => void sendAll()}>
              发出已填写的 {ready.length} 单
            </Button>
            {done > 0 && <Button onClick={next}>已发 {done} 单，刷新待发列表</Button>}
          </>
        )}
        batch={(rows: StaffOrderRow[], clearTicks) => (
          <Button
            icon={<PrinterOutlined />}
            loading={print.busy}
            onClick={() => void print.run(rows.map((row) => row.id)).then((ok) => ok && clearTicks())}
          >
            打印发货单（{rows.length}）
          </Button>
        )}
        emptyText="都发完了，没有待发货的订单"
      />
      <OrderDrawer id={openId} onClose={close} />
      {splitting && <SplitShip orderId={splitting} onClose={() => setSplitting(null)} />}
      <TrackingImport open={importing} onClose={() => setImporting(false)} />
    </Page>
  );
}
