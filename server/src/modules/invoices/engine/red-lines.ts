import { ratio } from '@huitou/shared-types/money.ts';
import type { LineCommand } from '../ports.ts';
import { unitPrice } from './build-lines.ts';

/** A blue line with its discount line, and what red letters hold of it. */
export interface BlueLine {
  id: number;
  position: number;
  name: string;
  spec: string;
  unit: string;
  quantity: number | null;
  taxCode: string;
  taxRate: number;
  taxMark: LineCommand['taxMark'];
  saleGross: number;
  saleTax: number;
  redGross: number;
  redTax: number;
  redQuantity: number;
}
export interface RedPart {
  lineId: number;
  /** Fen, positive. */
  gross: number;
  net: number;
  tax: number;
  /** Pieces; 0 when only money is given back. */
  quantity: number;
}

/**
 * What a red letter over `gross` fen of a line says of net and tax: the tax grows with the red amount and ends exactly where the blue line's
 * does, however many letters it takes. `gross` is at most what is left. Pieces are cut to what is left of them.
 */
export const redPart = (line: BlueLine, gross: number, quantity: number): RedPart => {
  const tax = ratio(line.saleTax, line.redGross + gross, line.saleGross) - line.redTax;
  const pieces = Math.min(quantity, Math.max(0, (line.quantity ?? 0) - line.redQuantity));
  return { lineId: line.id, gross, net: gross - tax, tax, quantity: pieces };
};

/** A red part as it is printed: negative, without discount lines. */
export const redLine = (line: BlueLine, part: RedPart): LineCommand & { blueLine: number } => ({
  blueLine: line.position,
  property: 'normal',
  name: line.name,
  spec: line.spec,
  unit: part.quantity > 0 ? line.unit : '',
  quantity: part.quantity > 0 ? -part.quantity : null,
  price: part.quantity > 0 ? unitPrice(part.net, part.quantity) : null,
  taxCode: line.taxCode,
  taxRate: line.taxRate,
  taxMark: line.taxMark,
  gross: -part.gross,
  net: -part.net,
  tax: -part.tax,
});
