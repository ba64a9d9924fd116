import { CheckOutlined, CloseOutlined, MinusOutlined } from '@ant-design/icons';
import { useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { isOpen, pairKey, pairSentence, type StackingNode } from './pairs.ts';

interface MatrixProps {
  nodes: readonly StackingNode[];
  pairs: ReadonlySet<string>;
  /** As it is saved, so that what was changed stands out. */
  saved: ReadonlySet<string>;
  disabled: boolean;
  onToggle: (a: string, b: string) => void;
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/**
 * What may be used together. A pair stands on both sides of the diagonal and changes on both at once. Arrow keys walk, space or Enter
 * toggles; the cell under the cursor is said in words below.
 */
export const StackingMatrix = ({ nodes, pairs, saved, disabled, onToggle }: MatrixProps): ReactElement => {
  const firstGroup = Math.max(
    0,
    nodes.findIndex(({ kind }) => kind === 'group'),
  );
  const [at, setAt] = useState<readonly [number, number]>([firstGroup, 0]);
  const table = useRef<HTMLTableElement>(null);
  const [row, column] = at;
  const [a, b] = [nodes[row], nodes[column]];
  const walk = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const clamp = (n: number): number => Math.min(Math.max(n, 0), nodes.length - 1);
    const next = [clamp(row + step[0]), clamp(column + step[1])] as const;
    setAt(next);
    table.current?.querySelector<HTMLElement>(`[data-cell="${next[0]}-${next[1]}"]`)?.focus();
  };
  return (
    <>
      <div style={{ overflow: 'auto' }}>
        <table ref={table} aria-label="叠加规则" className="stacking">
          <thead>
            <tr>
              <th aria-label="与" />
              {nodes.map((node, i) => (
                <th key={node.key} scope="col" className={i === column ? 'stacking-lit' : ''}>
                  {node.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {nodes.map((one, i) => (
              <tr key={one.key}>
                <th scope="row" className={i === row ? 'stacking-lit' : ''}>
                  {one.label}
                </th>
                {nodes.map((other, j) => {
                  const key = pairKey(one.key, other.key);
                  const on = pairs.has(key);
                  const open = isOpen(one, other);
                  const here = i === row && j === column;
                  const mirror = i === column && j === row;
                  return (
                    <td key={other.key} className={mirror && !here ? 'stacking-mirror' : ''}>
                      <button
                        type="button"
                        data-cell={`${i}-${j}`}
                        tabIndex={here ? 0 : -1}
                        aria-pressed={on}
                        aria-disabled={disabled || !open}
                        aria-label={pairSentence(one, other, on)}
                        className={[
                          'stacking-cell',
                          open ? (on ? 'stacking-on' : 'stacking-off') : 'stacking-closed',
                          saved.has(key) === on ? '' : 'stacking-changed',
                        ].join(' ')}
                        onKeyDown={walk}
                        onFocus={() => setAt([i, j])}
                        onMouseEnter={() => setAt([i, j])}
                        onClick={() => !disabled && open && onToggle(one.key, other.key)}
                      >
                        {open ? on ? <CheckOutlined /> : <CloseOutlined /> : <MinusOutlined />}
                      </button>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {a && b && (
        <p className="stacking-words" aria-live="polite">
          <b>
            {a.label} × {b.label}：
          </b>
          {pairSentence(a, b, pairs.has(pairKey(a.key, b.key)))}
        </p>
      )}
    </>
  );
};
