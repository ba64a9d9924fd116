import { inventoryRoutes } from '@huitou/shared-types/inventory/routes.ts';
import { countMoves, countStatusLabels } from '@huitou/shared-types/inventory/states.ts';
import type { CountDetail } from '@huitou/shared-types/inventory/schema.ts';
import { App, Button, Checkbox, Flex, Input, InputNumber, Table } from 'antd';
import { useState, type ReactElement } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useApiQuery } from '../../lib/api.ts';
import { useCan } from '../../lib/auth.ts';
import { useAction } from '../../lib/use-action.ts';
import { useUnsaved } from '../../lib/use-unsaved.ts';
import { MoveButtons } from '../../ui/move-buttons.tsx';
import { Page } from '../../ui/page.tsx';
import { EmptyState, Loaded } from '../../ui/states.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';

type Line = CountDetail['lines'][number];

/** One counting sheet: numbers are typed or scanned in, saved as often as one likes, and booked once. */
export default function CountSheetPage(): ReactElement {
  const { id = '' } = useParams();
  const sheet = useApiQuery(inventoryRoutes.count, { id }, { refetchOnFocus: false });
  return <Loaded query={sheet}>{(data) => <Sheet key={data.id} sheet={data} />}</Loaded>;
}

const focusAfter = (current: HTMLElement): void => {
  const all = [...document.querySelectorAll<HTMLInputElement>('.count-input input')];
  const next = all[all.findIndex((input) => input === current) + 1];
  next?.focus();
  next?.select();
};

const Sheet = ({ sheet }: { sheet: CountDetail }): ReactElement => {
  const { modal, message } = App.useApp();
  const navigate = useNavigate();
  const can = useCan();
  const [typed, setTyped] = useState<ReadonlyMap<string, number | null>>(new Map());
  const [word, setWord] = useState('');
  const [onlyLeft, setOnlyLeft] = useState(false);
  const save = useAction(inventoryRoutes.saveCount, '已保存');
  const post = useAction(inventoryRoutes.postCount, '差异已过账');
  const cancel = useAction(inventoryRoutes.cancelCount, '盘点已取消');
  useUnsaved(typed.size > 0);

  const editable = sheet.status === 'open' && can(inventoryRoutes.saveCount);
  const countedOf = (line: Line): number | null => (typed.has(line.skuId) ? (typed.get(line.skuId) ?? null) : line.counted);
  const done = sheet.lines.filter((line) => countedOf(line) !== null).length;
  const differing = sheet.lines.filter((line) => countedOf(line) !== null && countedOf(line) !== line.expected);
  const needle = word.trim().toLowerCase();
  const shown = sheet.lines.filter(
    (line) =>
      (!onlyLeft || countedOf(line) === null) &&
      `${line.skuCode} ${line.barcode} ${line.productName} ${line.spec}`.toLowerCase().includes(needle),
  );
  const saveTyped = async (): Promise<boolean> => {
    if (typed.size === 0) return true;
    const out = await save.run({ id: sheet.id, lines: [...typed].map(([skuId, counted]) => ({ skuId, counted })) });
    if (out) setTyped(new Map());
    return out !== null;
  };
  const book = async (): Promise<void> => {
    if (!(await saveTyped())) return;
    modal.confirm({
      title: '过账盘点差异？',
      content: `已盘 ${done} / ${sheet.lines.length} 个 SKU，${differing.length} 个有差异。未盘的 SKU 保持原数。过账后不能修改。`,
      okText: '过账',
      onOk: () => post.run({ id: sheet.id }),
    });
  };
  return (
    <Page
      title={`盘点单 ${sheet.no}`}
      hint={
        <>
          {sheet.locationName} · <StatusTag labels={countStatusLabels} status={sheet.status} /> · 已盘 {done}/{sheet.lines.length}，差异{' '}
          {differing.length} 个 SKU
        </>
      }
      extra={
        <Flex gap={8}>
          {editable && (
            <Button disabled={typed.size === 0} loading={save.busy} onClick={() => void saveTyped()}>
              保存{typed.size > 0 ? `（${typed.size}）` : ''}
            </Button>
          )}
          <MoveButtons
            moves={countMoves}
            status={sheet.status}
            primary="post"
            on={{
              post: () => void (done === 0 ? message.warning('还没有盘点任何商品') : book()),
              cancel: () =>
                void modal.confirm({
                  title: '取消这次盘点？',
                  content: '已填写的数量不会影响库存。',
                  okText: '取消盘点',
                  okButtonProps: { danger: true },
                  cancelText: '返回',
                  onOk: async () => {
                    setTyped(new Map());
                    if (await cancel.run({ id: sheet.id })) setTimeout(() => void navigate('/counts'));
                  },
                }),
            }}
          />
        </Flex>
      }
    >
      <div className="panel">
        <Flex gap={12} align="center" style={{ marginBottom: 12 }}>
          <Input
            allowClear
            data-search=""
            value={word}
            placeholder="扫描条码，或输入编码、名称"
            style={{ width: 280 }}
            onChange={(event) => setWord(event.target.value)}
          />
          <Checkbox checked={onlyLeft} onChange={(event) => setOnlyLeft(event.target.checked)}>
            只看未盘
          </Checkbox>
        </Flex>
        <Table<Line>
          size="small"
          rowKey="skuId"
          dataSource={shown}
          pagination={shown.length > 100 ? { pageSize: 100, showSizeChanger: false } : false}
          sticky={{ offsetHeader: 48 }}
          locale={{ emptyText: <EmptyState text="没有符合条件的商品" /> }}
          columns={[
            { title: 'SKU 编码', width: 160, dataIndex: 'skuCode' },
            { title: '条码', width: 150, dataIndex: 'barcode' },
            {
              title: '商品',
              render: (_, line) => (
                <>
                  {line.productName} <span className="muted">{line.spec}</span>
                </>
              ),
            },
            { title: '账面', align: 'right', width: 90, dataIndex: 'expected' },
            {
              title: '实盘',
              width: 130,
              render: (_, line) =>
                editable ? (
                  <InputNumber
                    className="count-input"
                    min={0}
                    max={999_999}
                    precision={0}
                    controls={false}
                    value={countedOf(line)}
                    placeholder="未盘"
                    aria-label={`${line.skuCode} 实盘`}
                    onChange={(counted) => setTyped(new Map(typed).set(line.skuId, counted))}
                    onPressEnter={(event) => focusAfter(event.currentTarget)}
                  />
                ) : (
                  (line.counted ?? <span className="muted">未盘</span>)
                ),
            },
            {
              title: '差异',
              align: 'right',
              width: 90,
              render: (_, line) => {
                const counted = countedOf(line);
                const difference = counted === null ? 0 : counted - line.expected;
                if (counted === null || difference === 0) return <span className="muted">—</span>;
                return <b className={`num ${difference < 0 ? 'bad' : ''}`}>{difference > 0 ? `+${difference}` : difference}</b>;
              },
            },
          ]}
        />
      </div>
    </Page>
  );
};
