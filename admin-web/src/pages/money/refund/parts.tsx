import type { RefundRow } from '@huitou/shared-types/payments/schema.ts';
import { refundWayLabels } from '@huitou/shared-types/payments/states.ts';
import type { ReactElement } from 'react';
import { money } from '../../../lib/format.ts';

/** The parts of a refund and where each goes: the one to the balance at once, the other by WeChat or however it got home. */
export const Parts = ({ refund }: { refund: Pick<RefundRow, 'balancePart' | 'channelPart' | 'way' | 'status'> }): ReactElement => {
  const { balancePart, channelPart, way, status } = refund;
  const channel = way === '' ? (status === 'closed' ? '微信（已关闭）' : '微信原路退回') : refundWayLabels[way];
  const both = balancePart > 0 && channelPart > 0;
  return (
    <div className="small" style={{ lineHeight: 1.6 }}>
      {channelPart > 0 && (
        <div>
          {channel}
          {both && <span className="num"> {money(channelPart)}</span>}
        </div>
      )}
      {balancePart > 0 && (
        <div>
          余额
          {both && <span className="num"> {money(balancePart)}</span>}
        </div>
      )}
    </div>
  );
};
