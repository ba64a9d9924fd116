import type { CaseOptionLine } from '@huitou/shared-types/after-sales/schema.ts';
import type { CaseStage } from '@huitou/shared-types/after-sales/states.ts';
import { Checkbox, InputNumber } from 'antd';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { yuan } from '@huitou/shared-types/money.ts';
import { Goods } from '../../../ui/goods.tsx';
import { MoneyInput } from '../../../ui/money-input.tsx';
import { Price } from '../../../ui/price.tsx';
import { piecesOf, shareOf, type Picked } from './open-case-lines.ts';

interface LinePickerProps {
  lines: readonly CaseOptionLine[];
  stage: CaseStage;
  picked: Picked;
  /** Whether amounts may be typed. */
  amounts: boolean;
  onChange: (picked: Picked) => void;
}

/** Which pieces of which lines, and for how much. */
export const LinePicker = ({ lines, stage, picked, amounts, onChange }: LinePickerProps): ReactElement => {
  const set = (lineId: string, change: Partial<Picked[string]>): void =>
    onChange({ ...picked, [lineId]: { quantity: 0, amount: null, ...picked[lineId], ...change } });
  return (
    <div className="sku-table-wrap" style={{ maxHeight: 300 }}>
      <table className="sku-table">
        <thead>
          <tr>
            <th aria-label="选择" />
            <th>商品</th>
            <th>件数</th>
            <th>实付</th>
            {amounts && <th>退款金额</th>}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => {
            const pieces = piecesOf(line, stage);
            const quantity = picked[line.lineId]?.quantity ?? 0;
            const share = shareOf(line, stage, quantity === 0 ? pieces : quantity);
            const most = line.payable - line.refunded;
            const amount = picked[line.lineId]?.amount ?? null;
            const busy = line.openCaseId !== null;
            return (
              <tr key={line.lineId} className={busy ? 'sku-off' : ''}>
                <td>
                  <Checkbox
                    checked={quantity > 0}
                    disabled={busy}
                    aria-label={`选择 ${line.name}`}
                    onChange={(event) => set(line.lineId, { quantity: event.target.checked ? pieces : 0, amount: null })}
                  />
                </td>
                <td style={{ minWidth: 240 }}>
                  <Goods picture={line.picture} name={line.name} spec={line.spec} />
                  {busy && <Link to={`/after-sales?tab=all&open=${line.openCaseId}`}>已有售后处理中</Link>}
                </td>
                <td className="nowrap">
                  <InputNumber
                    size="small"
                    min={0}
                    max={pieces}
                    precision={0}
                    disabled={busy}
                    value={quantity}
                    style={{ width: 72 }}
                    aria-label={`${line.name} 件数`}
                    onChange={(value) => set(line.lineId, { quantity: value ?? 0 })}
                  />{' '}
                  <span className="muted">/ {pieces}</span>
                </td>
                <td>
                  <Price fen={line.payable} />
                  {line.refunded > 0 && (
                    <div className="muted small">
                      已退 <Price fen={line.refunded} />
                    </div>
                  )}
                </td>
                {amounts && (
                  <td>
                    <MoneyInput
                      size="small"
                      value={amount}
                      disabled={quantity === 0}
                      placeholder={yuan(share)}
                      status={amount !== null && amount > most ? 'error' : ''}
                      style={{ width: 110 }}
                      aria-label={`${line.name} 退款金额`}
                      onChange={(fen) => set(line.lineId, { amount: fen })}
                    />
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
};
