import { ratio } from '@huitou/shared-types/money.ts';
import type { LineCommand } from '../ports.ts';
import { amountsOf, type LineFacts, type OrderFacts } from './facts.ts';

/** A line of the document, with the order line that it comes from. */
export interface BuiltLine extends LineCommand {
  orderId: number;
  orderNo: string;
  orderLineId: number | null;
  /** Whole fen of the sale that this line and its discount line say; 0 on discount lines. */
  saleGross: number;
  saleTax: number;
}
export type DiscountStyle = 'spread' | 'lines';

/** Amount without tax: gross ÷ (1 + rate), half away from zero. The gross amount is the truth, tax is what is left. */
export const netOf = (gross: number, rate: number): number => ratio(gross, 10_000, 10_000 + rate);

const SCALE = 10n ** 13n;
/** Price of a piece without tax in yuan, 13 decimals at most and no trailing zeros: what times quantity gives the net amount back. */
export const unitPrice = (net: number, quantity: number): string => {
  const scaled = (BigInt(Math.abs(net)) * SCALE * 2n + 100n * BigInt(quantity)) / (200n * BigInt(quantity));
  const decimals = (scaled % SCALE).toString().padStart(13, '0').replace(/0+$/, '');
  return decimals === '' ? `${scaled / SCALE}` : `${scaled / SCALE}.${decimals}`;
};

const clip = (text: string, length: number): string => [...text.replace(/\s+/g, ' ').trim()].slice(0, length).join('');

const linesOf = (order: OrderFacts, line: LineFacts, amount: number, style: DiscountStyle): BuiltLine[] => {
  const rate = line.taxRate ?? 0;
  const shared = {
    orderId: order.orderId,
    orderNo: order.orderNo,
    orderLineId: line.orderLineId,
    name: clip(line.name, 90),
    taxCode: line.taxCode,
    taxRate: rate,
    taxMark: line.taxMark,
  };
  const quantity = line.orderLineId !== null && line.quantity > 0 ? line.quantity : null;
  const goods = { spec: clip(line.spec, 40), unit: quantity === null ? '' : clip(line.unit, 10), quantity };
  const net = netOf(amount, rate);
  const tax = amount - net;
  const priced = (value: number): string | null => (quantity === null ? null : unitPrice(value, quantity));
  const listed = quantity === null ? amount : line.unitPrice * quantity;
  if (style === 'spread' || listed <= amount) {
    return [{ ...shared, ...goods, property: 'normal', price: priced(net), gross: amount, net, tax, saleGross: amount, saleTax: tax }];
  }
  const listedNet = netOf(listed, rate);
  return [
    {
      ...shared,
      ...goods,
      property: 'discounted',
      price: priced(listedNet),
      gross: listed,
      net: listedNet,
      tax: listed - listedNet,
      saleGross: amount,
      saleTax: tax,
    },
    {
      ...shared,
      spec: '',
      unit: '',
      quantity: null,
      property: 'discount',
      price: null,
      gross: amount - listed,
      net: net - listedNet,
      tax: tax - (listed - listedNet),
      saleGross: 0,
      saleTax: 0,
    },
  ];
};

/** The lines of one document over these orders: goods in the order of the orders, each order's freight after its goods; nothing for amounts of 0. */
export const buildLines = (orders: readonly OrderFacts[], style: DiscountStyle): BuiltLine[] =>
  orders.flatMap((order) => {
    const amounts = amountsOf(order);
    return order.lines.flatMap((line, i) => {
      const amount = amounts[i]?.amount ?? 0;
      return amount > 0 ? linesOf(order, line, amount, style) : [];
    });
  });
