import type { CasePreview } from '@huitou/shared-types/after-sales/schema.ts';
import type { Fen } from '@huitou/shared-types/money.ts';
import type { ReactElement } from 'react';
import { money } from '../../../lib/format.ts';

interface CasePreviewBoxProps {
  preview: CasePreview;
  exchange: boolean;
  /** Freight decided by hand; null: by the shop's rule. */
  freight: Fen | null;
}

/** What would come back, which way, and the rules that the customer may ask about. */
export const CasePreviewBox = ({ preview, exchange, freight }: CasePreviewBoxProps): ReactElement => {
  const freightBack = freight ?? preview.freight;
  return (
    <div className="subpanel" style={{ paddingBottom: 12, lineHeight: 1.8 }}>
      {!exchange && (
        <>
          <div>
            将退 <b className="num">{money(preview.goods + freightBack)}</b>
            <span className="muted">
              （商品 {money(preview.goods)}，运费 {money(freightBack)}）
            </span>
          </div>
          <div className="small muted">
            {preview.money.text} {preview.money.expected}
            {freight === null && preview.freightText && ` ${preview.freightText}`}
          </div>
        </>
      )}
      {preview.rules.map((rule) => (
        <div key={rule.title} className="small">
          <b>{rule.title}</b> <span className="muted">{rule.text}</span>
        </div>
      ))}
    </div>
  );
};
