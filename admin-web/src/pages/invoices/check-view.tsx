import type { CheckProblem, InvoiceCheck } from '@huitou/shared-types/invoices/schema.ts';
import { checkRules } from '@huitou/shared-types/invoices/states.ts';
import { Alert, Flex, Table } from 'antd';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { money } from '../../lib/format.ts';
import { BookAmount } from '../../ui/price.tsx';
import { DocumentLines } from './document-lines.tsx';

type OrderPart = InvoiceCheck['orders'][number];

/** Where a rule is mended, for those that are about settings or goods. */
const mendAt = (problem: CheckProblem): { to: string; text: string } | null => {
  switch (problem.rule) {
    case 'disabled':
    case 'seller_incomplete':
    case 'special_not_offered':
    case 'amount_cap':
    case 'too_many_lines':
      return { to: '/settings?tab=invoices', text: '去设置' };
    case 'tax_code_missing':
    case 'tax_code_form':
    case 'tax_rate_missing':
    case 'tax_rate_unknown':
    case 'mark_and_rate':
      return { to: '/categories', text: '去分类填写' };
    default:
      return null;
  }
};

/** The server's sentence without the name of the rule, which stands before it already. */
const detail = ({ rule, message }: CheckProblem): string => {
  const name = checkRules[rule];
  const rest = message.startsWith(name) ? message.slice(name.length).replace(/^[：:，,]\s*/, '') : message;
  return rest === '' ? '' : `：${rest}`;
};

const bySeverity = (a: CheckProblem, b: CheckProblem): number => Number(a.severity === 'warning') - Number(b.severity === 'warning');

/** What the check found, each problem with its rule, its line and where it is mended. */
export const Problems = ({ check }: { check: InvoiceCheck }): ReactElement => {
  const errors = check.problems.filter(({ severity }) => severity === 'error');
  if (check.problems.length === 0) return <Alert type="success" showIcon title="检查通过，可以开票" />;
  return (
    <Alert
      type={errors.length > 0 ? 'error' : 'warning'}
      showIcon
      title={errors.length > 0 ? `${errors.length} 处不符合规则，不能开票` : '可以开票，请留意'}
      description={
        <ul className="problems">
          {[...check.problems].sort(bySeverity).map((problem, i) => {
            const mend = mendAt(problem);
            const place = [
              problem.line === null ? '' : `第 ${problem.line + 1} 行`,
              problem.orderNo ? `订单 ${problem.orderNo}` : '',
            ].filter(Boolean);
            return (
              <li key={`${problem.rule}/${problem.line}/${i}`}>
                {problem.severity === 'warning' && errors.length > 0 && <span className="muted">提醒 </span>}
                <b>{checkRules[problem.rule]}</b>
                {place.length > 0 && <span className="muted">（{place.join('，')}）</span>}
                {detail(problem)}
                {mend && (
                  <>
                    {' '}
                    <Link to={mend.to}>{mend.text}</Link>
                  </>
                )}
              </li>
            );
          })}
        </ul>
      }
    />
  );
};

/** The whole check: what fails, how the amount comes about, what the lines would say. */
export const CheckView = ({ check }: { check: InvoiceCheck }): ReactElement => (
  <Flex vertical gap={12}>
    <Problems check={check} />
    <Table<OrderPart>
      size="small"
      rowKey="orderId"
      pagination={false}
      dataSource={check.orders}
      columns={[
        { title: '订单', render: (_, row) => <span className="num">{row.orderNo}</span> },
        { title: '实付', align: 'right', render: (_, row) => <BookAmount fen={row.paid} zero="0.00" /> },
        { title: '已退款', align: 'right', render: (_, row) => <BookAmount fen={-row.refunded} zero="—" /> },
        { title: '已开票', align: 'right', render: (_, row) => <BookAmount fen={-row.invoiced} zero="—" /> },
        { title: '不开票', align: 'right', render: (_, row) => <BookAmount fen={-row.excluded} zero="—" /> },
        { title: '本次开票', align: 'right', render: (_, row) => <BookAmount fen={row.amount} zero="0.00" strong /> },
      ]}
    />
    {check.excludedNote && <span className="muted small">{check.excludedNote}</span>}
    <DocumentLines lines={check.lines} problems={check.problems} />
    <Flex justify="flex-end" gap={24}>
      <span>
        不含税 <b className="num">{money(check.net)}</b>
      </span>
      <span>
        税额 <b className="num">{money(check.tax)}</b>
      </span>
      <span>
        价税合计 <b className="num">{money(check.amount)}</b>
      </span>
    </Flex>
  </Flex>
);
