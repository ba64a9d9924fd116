import type { StaffInvoice } from '@huitou/shared-types/invoices/schema.ts';

type Line = StaffInvoice['lines'][number];

/** A line that can turn red, with what is left of it. */
export interface RedLine {
  id: string;
  name: string;
  spec: string;
  quantity: number | null;
  /** What one piece was invoiced at, fen; null for what is not counted in pieces. */
  piece: number | null;
  /** Fen, tax included, after its discount and what is red already. */
  left: number;
}

/** A discount line belongs to the line before it: what can turn red is what both leave. */
export const redLines = (lines: readonly Line[]): RedLine[] =>
  lines.flatMap((line, i) => {
    if (line.property === 'discount') return [];
    const next = lines[i + 1];
    const discount = line.property === 'discounted' && next?.property === 'discount' ? next.gross + next.red : 0;
    const left = line.gross + discount - line.red;
    const paid = line.gross + (line.property === 'discounted' && next?.property === 'discount' ? next.gross : 0);
    const piece = line.quantity ? paid / line.quantity : null;
    return left > 0 ? [{ id: line.id, name: line.name, spec: line.spec, quantity: line.quantity, piece, left }] : [];
  });
