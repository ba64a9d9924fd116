/** One measured figure; `ratio` is value ÷ floor. */
export interface Row {
  name: string;
  value: number;
  unit: string;
  floor: number | null;
  ratio: number | null;
  /** What it should be, in words that `meets` can read: `≥ 0.6`, `≤ 8`; the ratio is meant where there is one. */
  target: string | null;
}

export const round = (value: number, digits = 1): number => Math.round(value * 10 ** digits) / 10 ** digits;

/** Whether the figure meets its target; null when it has none. */
export const meets = (row: Row): boolean | null => {
  const match = /^([≤≥]) ([\d.]+)$/.exec(row.target ?? '');
  if (!match) return null;
  const figure = row.ratio ?? row.value;
  return match[1] === '≤' ? figure <= Number(match[2]) : figure >= Number(match[2]);
};

export const printTable = (rows: readonly Row[]): void => {
  console.table(
    Object.fromEntries(
      rows.map((row) => [
        row.name,
        {
          value: `${row.value} ${row.unit}`,
          floor: row.floor === null ? '' : `${row.floor} ${row.unit}`,
          ratio: row.ratio ?? '',
          target: row.target ?? '',
          met: { true: 'yes', false: 'NO', null: '' }[String(meets(row))],
        },
      ]),
    ),
  );
};
