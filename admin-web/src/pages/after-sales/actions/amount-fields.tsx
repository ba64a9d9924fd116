import type { StaffCase } from '@huitou/shared-types/after-sales/schema.ts';
import type { Fen } from '@huitou/shared-types/money.ts';
import { Button, Flex, Form, Radio } from 'antd';
import type { ReactElement } from 'react';
import { money } from '../../../lib/format.ts';
import { Goods } from '../../../ui/goods.tsx';
import { MoneyInput } from '../../../ui/money-input.tsx';

/** What a dialog about money edits. */
export interface AmountValues {
  amounts: Record<string, Fen>;
  freight: Fen;
  toBalance: boolean;
}

export const amountsOf = (data: StaffCase): AmountValues => ({
  amounts: Object.fromEntries(data.lines.map((line) => [line.lineId, line.amount])),
  freight: data.freight,
  toBalance: data.toBalance,
});

/** Only what was changed is sent: what is left out stays as it was asked or agreed. */
export const changedAmounts = (
  data: StaffCase,
  { amounts, freight }: Pick<AmountValues, 'amounts' | 'freight'>,
): { lines?: { lineId: string; amount: Fen }[]; freight?: Fen } => ({
  ...(data.lines.some((line) => amounts[line.lineId] !== line.amount)
    ? { lines: data.lines.map((line) => ({ lineId: line.lineId, amount: amounts[line.lineId] ?? 0 })) }
    : {}),
  ...(freight === data.freight ? {} : { freight }),
});

const upTo = (max: Fen) => ({
  validator: (_: unknown, fen: Fen | null) =>
    fen === null || fen === undefined
      ? Promise.reject(new Error('请填写金额'))
      : fen > max
        ? Promise.reject(new Error(`最多 ${money(max)}`))
        : Promise.resolve(),
});

/** Amounts by line and the freight, each with the most that it can be, what they come to, and which way it goes. */
export const AmountFields = ({ data, way = true }: { data: StaffCase; way?: boolean }): ReactElement => {
  const form = Form.useFormInstance<AmountValues>();
  const values = Form.useWatch([], form) as AmountValues | undefined;
  const total = data.lines.reduce((sum, line) => sum + (values?.amounts?.[line.lineId] ?? 0), 0) + (values?.freight ?? 0);
  const fill = (pick: (line: StaffCase['lines'][number]) => Fen): void =>
    form.setFieldsValue({ amounts: Object.fromEntries(data.lines.map((line) => [line.lineId, pick(line)])) });
  const asked = data.lines.reduce((sum, line) => sum + line.asked, 0);
  const most = data.lines.reduce((sum, line) => sum + line.max, 0);
  return (
    <>
      <Flex vertical gap={4} style={{ marginBottom: 12 }}>
        {data.lines.map((line) => (
          <Flex key={line.lineId} justify="space-between" align="flex-start" gap={12}>
            <Goods picture={line.picture} name={line.name} spec={line.spec} quantity={line.quantity} />
            <Form.Item
              name={['amounts', line.lineId]}
              rules={[upTo(line.max)]}
              extra={`申请 ${money(line.asked)}，最多 ${money(line.max)}`}
              style={{ marginBottom: 8, width: 210, flex: 'none' }}
            >
              <MoneyInput aria-label={`${line.name} 退款金额`} />
            </Form.Item>
          </Flex>
        ))}
        {data.freightMax > 0 && (
          <Flex justify="space-between" align="flex-start" gap={12}>
            <span style={{ lineHeight: '32px' }}>运费</span>
            <Form.Item
              name="freight"
              rules={[upTo(data.freightMax)]}
              extra={`最多 ${money(data.freightMax)}`}
              style={{ marginBottom: 8, width: 210, flex: 'none' }}
            >
              <MoneyInput aria-label="退运费" />
            </Form.Item>
          </Flex>
        )}
        <Flex justify="space-between" align="center">
          <span>
            {asked !== most && (
              <>
                <Button type="link" size="small" style={{ paddingInline: 0 }} onClick={() => fill((line) => line.asked)}>
                  按申请金额
                </Button>
                <Button type="link" size="small" onClick={() => fill((line) => line.max)}>
                  按最多可退
                </Button>
              </>
            )}
          </span>
          <span>
            共退 <b className="num stat-inline">{money(total)}</b>
          </span>
        </Flex>
      </Flex>
      {way && data.toBalance && <Form.Item label="退款去向">买家选择了退到余额</Form.Item>}
      {way && !data.toBalance && (
        <Form.Item name="toBalance" label="退款去向" extra="退到余额请先征得买家同意">
          <Radio.Group
            options={[
              { value: false, label: '原路退回' },
              { value: true, label: '退到余额' },
            ]}
          />
        </Form.Item>
      )}
    </>
  );
};
