/** An insert of one row; values are SQL. With `from`, they may name columns of that row. */
export const insert = (table: string, columns: Readonly<Record<string, string>>, from = ''): string =>
  `insert into ${table} (${Object.keys(columns).join(', ')}) select ${Object.values(columns).join(', ')}${from === '' ? '' : ` from ${from}`}`;

/** The id of the latest row of a kind, for statements that change that very table too. */
export const latest = (table: string, where: string): string =>
  `(select id from (select t.id from ${table} t where ${where} order by t.id desc limit 1) picked)`;
