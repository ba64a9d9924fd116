import type { CarrierCode } from '@huitou/shared-types/fulfilment/carriers.ts';
import type { OrderStatus } from '@huitou/shared-types/orders/states.ts';
import type { DemoAddress } from '../people.ts';

export interface PlannedLine {
  readonly productCode: string;
  readonly skuCode: string;
  readonly quantity: number;
  /** Fen; `payable` = unitPrice × quantity, `freight` this line's share of the order's. */
  readonly unitPrice: number;
  readonly payable: number;
  readonly freight: number;
  readonly shipped: number;
}
export interface PlannedParcel {
  readonly carrier: CarrierCode;
  readonly trackingNo: string;
  readonly shippedAt: Date;
  readonly deliveredAt: Date | null;
  readonly items: readonly { readonly skuCode: string; readonly quantity: number }[];
}
/** One order of the past as plain data. Times that have not come yet are null. */
export interface PlannedOrder {
  readonly openid: string;
  readonly status: OrderStatus;
  readonly deliveryKind: 'express' | 'pickup';
  readonly address: DemoAddress | null;
  readonly lines: readonly PlannedLine[];
  /** Fen; payable = itemsTotal + freight. */
  readonly itemsTotal: number;
  readonly freight: number;
  readonly payable: number;
  /** What a coupon took off: then the lines cost less than itemsTotal, and payable = Σ lines.payable + freight. */
  readonly coupon?: { readonly templateId: number; readonly name: string; readonly saved: number };
  readonly note: string;
  readonly placedAt: Date;
  readonly payBefore: Date;
  readonly paidAt: Date | null;
  /** `closed` was paid and then cancelled by staff with the money given back at `refundedAt`. */
  readonly cancelled: {
    readonly at: Date;
    readonly by: 'customer' | 'staff' | 'system';
    readonly reason: string;
    readonly refundedAt: Date | null;
  } | null;
  readonly parcels: readonly PlannedParcel[];
  /** When the last piece left. */
  readonly shippedAt: Date | null;
  readonly receiveBefore: Date | null;
  readonly pickup: { readonly code: string; readonly verifiedAt: Date | null } | null;
  readonly received: { readonly at: Date; readonly by: 'customer' | 'staff' | 'system' } | null;
  readonly completedAt: Date | null;
}
