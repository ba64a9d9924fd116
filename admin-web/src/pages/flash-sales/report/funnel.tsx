import type { ReactElement } from 'react';
import { count } from '../../../lib/format.ts';

interface Step {
  label: string;
  value: number;
}
const share = (part: number, whole: number): string => (whole === 0 ? '—' : `${((part / whole) * 100).toFixed(1)}%`);

/** How many are left at each step, and what part of the step before that is. */
export const Funnel = ({ steps }: { steps: readonly Step[] }): ReactElement => {
  const most = Math.max(1, ...steps.map(({ value }) => value));
  return (
    <table className="funnel">
      <tbody>
        {steps.map(({ label, value }, i) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td className="funnel-bar" aria-label={`${count(value)} ${label}`}>
              <span style={{ width: `${Math.max(0.5, (value / most) * 100)}%` }} />
            </td>
            <td className="num strong">{count(value)}</td>
            <td className="muted small num">{i === 0 ? '' : `上一步的 ${share(value, steps[i - 1]?.value ?? 0)}`}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
