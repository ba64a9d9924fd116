import { Link } from 'react-router';
import { useCallback, useLayoutEffect, useRef, type ReactElement } from 'react';
import { BatchFill } from './batch-fill.tsx';
import { blankSku, heirOf, type Matrix, type SkuDraft } from './draft.ts';
import { carryRows, combinations, type SpecDraft } from './sku-matrix.ts';
import { SEPARATOR, SkuRow } from './sku-row.tsx';
import { SpecEditor } from './spec-editor.tsx';

/** Specs above, one row a combination below; typed values stay with their combination while specs are renamed, moved or added. */
export const SkuMatrixField = ({
  value,
  onChange,
  productId,
}: {
  value?: Matrix;
  onChange?: (matrix: Matrix) => void;
  productId?: string | undefined;
}): ReactElement | null => {
  const latest = useRef({ value, onChange });
  useLayoutEffect(() => {
    latest.current = { value, onChange };
  });
  const editRow = useCallback((id: string, part: Partial<SkuDraft>) => {
    const { value: now, onChange: change } = latest.current;
    const row = now?.rows.get(id);
    if (now && row) change?.({ ...now, rows: new Map(now.rows).set(id, { ...row, ...part }) });
  }, []);
  if (!value) return null;
  const shown = value.specs.filter((spec) => spec.values.length > 0);
  const combos = combinations(value.specs);
  const setSpecs = (specs: SpecDraft[]): void => onChange?.({ specs, rows: carryRows(combinations(specs), value.rows, blankSku, heirOf) });
  const fill = (ids: readonly string[], part: (i: number) => Partial<SkuDraft>): void => {
    const rows = new Map(value.rows);
    ids.forEach((id, i) => rows.set(id, { ...(rows.get(id) ?? blankSku()), ...part(i) }));
    onChange?.({ ...value, rows });
  };
  return (
    <div>
      <SpecEditor specs={value.specs} onChange={setSpecs} />
      {combos.length > 1 ? <BatchFill specs={shown} combos={combos} onFill={fill} /> : <div style={{ height: 12 }} />}
      <div className="sku-table-wrap">
        <table className="sku-table">
          <thead>
            <tr>
              {shown.map((spec) => (
                <th key={spec.key}>{spec.name || '规格'}</th>
              ))}
              <th>图片</th>
              <th>价格</th>
              <th>划线价</th>
              <th>成本价</th>
              <th style={{ textAlign: 'right' }}>{productId ? <Link to={`/stock?productId=${productId}`}>库存</Link> : '库存'}</th>
              <th>SKU 编码</th>
              <th>条码</th>
              <th>重量</th>
              <th>体积</th>
              <th>启用</th>
            </tr>
          </thead>
          <tbody>
            {combos.map(({ id, names }) => {
              const row = value.rows.get(id);
              return row && <SkuRow key={id} id={id} names={names.join(SEPARATOR)} specCount={shown.length} row={row} onEdit={editRow} />;
            })}
          </tbody>
        </table>
      </div>
      <div className="muted small" style={{ marginTop: 6 }}>
        共 {combos.length} 个组合。库存在“库存”页按仓库登记；价格变动会记录，并需要验证密码。
      </div>
    </div>
  );
};
