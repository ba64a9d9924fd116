import type { StaffCase } from '@huitou/shared-types/after-sales/schema.ts';
import {
  caseStageLabels,
  freightBearerLabels,
  unitDecisionLabels,
  unitDecisions,
  type CaseStatus,
} from '@huitou/shared-types/after-sales/states.ts';
import { Descriptions, Flex, Table, Tag, Tooltip } from 'antd';
import type { ReactElement } from 'react';
import { money } from '../../../lib/format.ts';
import { Goods } from '../../../ui/goods.tsx';
import { Pictures } from '../../../ui/pictures.tsx';
import { Price } from '../../../ui/price.tsx';

type Line = StaffCase['lines'][number];

const decisionColours = { sellable: 'green', damaged: 'orange', missing: 'red' } as const;

/** What the warehouse found, as tags; a dash before it looked. */
const Found = ({ line }: { line: Line }): ReactElement => {
  const found = unitDecisions.filter((decision) => line[decision] > 0);
  if (found.length === 0) return <span className="muted">—</span>;
  return (
    <Flex gap={4} wrap>
      {found.map((decision) => (
        <Tag key={decision} color={decisionColours[decision]} variant="filled" style={{ marginInlineEnd: 0 }}>
          {unitDecisionLabels[decision]} {line[decision]}
        </Tag>
      ))}
    </Flex>
  );
};

/** States in which the amounts may still change. */
const UNDECIDED: readonly CaseStatus[] = ['requested', 'agreed', 'sent', 'received', 'inspected'];

/** What the customer wants and why: pieces, amounts with their limit, reason, words and pictures. */
export const Wanted = ({ data }: { data: StaffCase }): ReactElement => {
  const exchange = data.kind === 'exchange';
  const back = data.kind !== 'refund_only';
  const undecided = UNDECIDED.includes(data.status);
  const changed = data.lines.some((line) => line.asked !== line.amount);
  return (
    <section>
      <Descriptions
        column={3}
        size="small"
        style={{ marginBottom: 8 }}
        items={[
          { key: 'reason', label: '原因', children: <b>{data.reason.label}</b> },
          { key: 'stage', label: '货物', span: back ? 1 : 2, children: caseStageLabels[data.stage] },
          ...(back ? [{ key: 'by', label: '退货运费', children: freightBearerLabels[data.freightBy] }] : []),
          ...(data.description ? [{ key: 'text', label: '说明', span: 3, children: data.description }] : []),
          ...(data.pictures.length > 0 ? [{ key: 'pictures', label: '凭证', span: 3, children: <Pictures urls={data.pictures} /> }] : []),
        ]}
      />
      <Table<Line>
        size="small"
        rowKey="lineId"
        pagination={false}
        dataSource={data.lines}
        columns={[
          {
            title: '商品',
            render: (_, line) => (
              <Goods picture={line.picture} name={line.name} spec={[line.spec, line.skuCode].filter(Boolean).join(' · ')} />
            ),
          },
          { title: '数量', align: 'right', width: 64, render: (_, line) => <b className="num">×{line.quantity}</b> },
          ...(data.kind === 'refund_only'
            ? []
            : [{ title: '验货', width: 170, render: (_: unknown, line: Line) => <Found line={line} /> }]),
          ...(exchange
            ? []
            : [
                {
                  title: '申请',
                  align: 'right' as const,
                  width: 100,
                  render: (_: unknown, line: Line) => <Price fen={line.asked} />,
                },
                ...(undecided
                  ? [
                      {
                        title: '最多可退',
                        align: 'right' as const,
                        width: 100,
                        render: (_: unknown, line: Line) => (
                          <Tooltip title="本行实付 − 已退 − 退款中">
                            <span className="muted">
                              <Price fen={line.max} />
                            </span>
                          </Tooltip>
                        ),
                      },
                    ]
                  : []),
                ...(changed
                  ? [
                      {
                        title: '同意',
                        align: 'right' as const,
                        width: 100,
                        render: (_: unknown, line: Line) => <Price fen={line.amount} strong />,
                      },
                    ]
                  : []),
              ]),
        ]}
      />
      {!exchange && (
        <Flex justify="flex-end" gap={24} style={{ padding: '10px 8px 0' }}>
          <span className="muted">商品 {money(data.goods)}</span>
          <span className="muted">
            运费 {money(data.freight)}
            {undecided && data.freight < data.freightMax && `（最多 ${money(data.freightMax)}）`}
          </span>
          <span>
            合计 <Price fen={data.amount} strong />
            {data.toBalance && (
              <Tag color="blue" variant="filled" style={{ marginInlineStart: 8, marginInlineEnd: 0 }}>
                买家选择退到余额
              </Tag>
            )}
          </span>
        </Flex>
      )}
    </section>
  );
};
