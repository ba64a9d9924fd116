import type { CaseStatistics } from '@huitou/shared-types/after-sales/schema.ts';
import { Col, Row } from 'antd';
import type { ReactElement } from 'react';
import { count, money } from '../../../lib/format.ts';

const Figure = ({ title, value, note }: { title: string; value: string; note: string }): ReactElement => (
  <Col span={6}>
    <div className="panel" style={{ height: '100%', boxSizing: 'border-box' }}>
      <div className="muted">{title}</div>
      <div className="stat-value">{value}</div>
      <div className="muted small num">{note}</div>
    </div>
  </Col>
);

/** Per thousand as people say it: one digit after the point. */
export const rate = (perThousand: number): string => perThousand.toFixed(1);

/** The time's figures at a glance. */
export const Totals = ({ data: { total, sold, perThousand } }: { data: CaseStatistics }): ReactElement => (
  <Row gutter={12} style={{ marginBottom: 12 }}>
    <Figure title="售后单" value={count(total.cases)} note={`${count(total.pieces)} 件商品`} />
    <Figure title="每千件售后" value={rate(perThousand)} note={`同期售出 ${count(sold)} 件`} />
    <Figure
      title="退款金额"
      value={money(total.amount)}
      note={total.cases > 0 ? `每单 ${money(Math.round(total.amount / total.cases))}` : '—'}
    />
    <Figure
      title="损坏与缺失"
      value={count(total.damaged + total.missing)}
      note={`损坏 ${count(total.damaged)} 件，缺失 ${count(total.missing)} 件`}
    />
  </Row>
);
