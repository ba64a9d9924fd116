import { dayStart } from '../../lib/format.ts';
import type { ReactElement } from 'react';
import type { DayRange } from '../date-range.tsx';

/** A filter of a table. Its value lives in the page's address, so that back, reload and a sent link keep it. */
export interface SearchField {
  name: string;
  label: string;
  /**
   * - `days`: a range of shop days, sent as two fields, `from` and `to` unless `names` says otherwise
   * - `money`: typed in yuan, sent in fen
   * - `flag`: yes / no / either
   */
  type?: 'text' | 'select' | 'number' | 'money' | 'days' | 'flag' | 'custom';
  options?: readonly { value: string; label: string }[];
  multiple?: boolean;
  placeholder?: string;
  /** The two fields of a range. */
  names?: readonly [string, string];
  /** Send a range as moments (`>= from`, `< to`) instead of days. */
  asTime?: boolean;
  /** A control with `value` and `onChange`, for `custom`. */
  control?: ReactElement;
}

export type SearchValues = Record<string, unknown>;

const RANGE = ['from', 'to'] as const;
const rangeOf = (field: SearchField): readonly [string, string] => field.names ?? RANGE;
const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** The form's values as the address has them. */
export const valuesFromUrl = (params: URLSearchParams, fields: readonly SearchField[]): SearchValues => {
  const values: SearchValues = {};
  for (const field of fields) {
    if (field.type === 'days') {
      const [from, to] = rangeOf(field).map((name) => params.get(name));
      if (from && to) values[field.name] = [from, to] satisfies DayRange;
      continue;
    }
    const all = params.getAll(field.name).filter((one) => one !== '');
    const first = all[0];
    if (first === undefined) continue;
    values[field.name] = field.multiple ? all : field.type === 'number' || field.type === 'money' ? Number(first) : first;
  }
  return values;
};

/** Writes the form's values into a copy of the address; parameters of others stay. */
export const urlWithValues = (params: URLSearchParams, values: SearchValues, fields: readonly SearchField[]): URLSearchParams => {
  const next = new URLSearchParams(params);
  for (const field of fields) {
    const value = values[field.name];
    if (field.type === 'days') {
      const names = rangeOf(field);
      const range = (value ?? []) as readonly string[];
      names.forEach((name, i) => {
        next.delete(name);
        if (range[i]) next.set(name, range[i]);
      });
      continue;
    }
    next.delete(field.name);
    if (isEmpty(value)) continue;
    for (const one of Array.isArray(value) ? value : [value]) if (String(one).trim() !== '') next.append(field.name, String(one).trim());
  }
  return next;
};

/** What is sent to the server: empty filters left out, ranges opened into their two fields. */
export const queryFromValues = (values: SearchValues, fields: readonly SearchField[]): Record<string, unknown> => {
  const query: Record<string, unknown> = {};
  for (const field of fields) {
    const value = values[field.name];
    if (isEmpty(value)) continue;
    if (field.type === 'days') {
      const [from, to] = value as DayRange;
      const [fromName, toName] = rangeOf(field);
      query[fromName] = field.asTime ? dayStart(from) : from;
      query[toName] = field.asTime ? dayStart(to, 1) : to;
    } else if (field.type === 'flag') query[field.name] = value === 'true';
    else query[field.name] = value;
  }
  return query;
};
