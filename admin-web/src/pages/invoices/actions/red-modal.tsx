import { staffInvoiceRoutes } from '@huitou/shared-types/invoices/routes.ts';
import type { StaffInvoice } from '@huitou/shared-types/invoices/schema.ts';
import { redReasonLabels, redReasons, type RedReason } from '@huitou/shared-types/invoices/states.ts';
import { Alert, Form, Input, InputNumber, Radio, Table } from 'antd';
import type { ReactElement } from 'react';
import { money } from '../../../lib/format.ts';
import { FormModal } from '../../../ui/form-modal.tsx';
import { MoneyInput } from '../../../ui/money-input.tsx';
import { redLines, type RedLine } from './red-lines.ts';

type Picked = Record<string, { amount: number | null; quantity: number | null }>;
interface Values {
  reason: RedReason;
  whole: boolean;
  lines: Picked;
  note: string;
}

const reasonOptions = redReasons.map((value) => ({ value, label: redReasonLabels[value] }));

/** Turns an invoice red, whole or by line; a wrong invoice must be turned red whole. */
export const RedModal = ({ invoice, onClose }: { invoice: StaffInvoice; onClose: () => void }): ReactElement => {
  const lines = redLines(invoice.lines);
  const initial: Values = { reason: 'returned', whole: true, lines: {}, note: '' };
  return (
    <FormModal
      title={`红冲发票 ${invoice.invoiceNumber ?? invoice.no}`}
      width={760}
      route={staffInvoiceRoutes.red}
      initial={initial}
      toInput={({ reason, whole, lines: picked, note }: Values) => ({
        id: invoice.id,
        reason,
        note: note.trim(),
        lines:
          whole || reason === 'wrong'
            ? []
            : lines.flatMap(({ id }) => {
                const { amount, quantity } = picked[id] ?? { amount: null, quantity: null };
                return amount ? [{ lineId: id, amount, quantity: quantity ?? 0 }] : [];
              }),
      })}
      done="已提交红冲"
      okText="提交红冲"
      onClose={onClose}
    >
      <Form.Item name="reason" label="原因">
        <Radio.Group options={reasonOptions} />
      </Form.Item>
      <Form.Item noStyle dependencies={['reason', 'whole']}>
        {({ getFieldValue }) => {
          const wrong = getFieldValue('reason') === 'wrong';
          return wrong ? (
            <Alert
              type="info"
              showIcon
              title={`开票有误必须全额红冲 ${money(invoice.amount - invoice.red)}`}
              style={{ marginBottom: 16 }}
            />
          ) : (
            <>
              <Form.Item name="whole" label="范围">
                <Radio.Group
                  options={[
                    { value: true, label: `全部剩余 ${money(invoice.amount - invoice.red)}` },
                    { value: false, label: '部分' },
                  ]}
                />
              </Form.Item>
              {getFieldValue('whole') === false && (
                <Form.Item
                  name="lines"
                  rules={[
                    {
                      validator: (_, picked: Picked) => {
                        const problem = pickProblem(lines, picked);
                        return problem ? Promise.reject(new Error(problem)) : Promise.resolve();
                      },
                    },
                  ]}
                >
                  <LinesField lines={lines} />
                </Form.Item>
              )}
            </>
          );
        }}
      </Form.Item>
      <Form.Item name="note" label="备注">
        <Input maxLength={100} showCount />
      </Form.Item>
    </FormModal>
  );
};

const pickProblem = (lines: readonly RedLine[], picked: Picked): string | null => {
  const chosen = lines.filter(({ id }) => (picked[id]?.amount ?? 0) > 0);
  if (chosen.length === 0) return '请填写至少一行的红冲金额';
  const over = chosen.find(({ id, left }) => (picked[id]?.amount ?? 0) > left);
  return over ? `“${over.name}”最多红冲 ${money(over.left)}` : null;
};

/** What so many pieces come to; the last ones take what rounding left. */
const amountOf = ({ piece, left }: RedLine, quantity: number): number => Math.min(left, Math.round((piece ?? 0) * quantity));

const LinesField = ({
  lines,
  value = {},
  onChange,
}: {
  lines: readonly RedLine[];
  value?: Picked;
  onChange?: (picked: Picked) => void;
}): ReactElement => {
  const set = (id: string, change: Partial<Picked[string]>): void => {
    const before = value[id] ?? { amount: null, quantity: null };
    onChange?.({ ...value, [id]: { ...before, ...change } });
  };
  return (
    <Table<RedLine>
      size="small"
      rowKey="id"
      pagination={false}
      dataSource={[...lines]}
      columns={[
        {
          title: '项目',
          render: (_, line) => (
            <>
              {line.name} <span className="muted small">{line.spec}</span>
            </>
          ),
        },
        { title: '可红冲', align: 'right', width: 120, render: (_, line) => <span className="num">{money(line.left)}</span> },
        {
          title: '红冲金额',
          width: 140,
          render: (_, line) => (
            <MoneyInput
              size="small"
              aria-label={`${line.name} 红冲金额`}
              value={value[line.id]?.amount ?? null}
              onChange={(amount) => set(line.id, { amount })}
            />
          ),
        },
        {
          title: '数量',
          width: 110,
          render: (_, line) =>
            line.quantity === null ? (
              <span className="muted">—</span>
            ) : (
              <InputNumber
                size="small"
                min={0}
                max={line.quantity}
                precision={0}
                placeholder="折让填 0"
                aria-label={`${line.name} 红冲数量`}
                value={value[line.id]?.quantity ?? null}
                onChange={(quantity) => set(line.id, { quantity, ...(quantity ? { amount: amountOf(line, quantity) } : {}) })}
              />
            ),
        },
      ]}
    />
  );
};
