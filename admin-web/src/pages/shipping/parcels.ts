import type { CarrierCode } from '@huitou/shared-types/fulfilment/carriers.ts';
import type { ShipIn } from '@huitou/shared-types/fulfilment/schema.ts';
import { trackingFits } from './ship-drafts.ts';

/** A parcel as it is being packed: pieces by order line. */
export interface ParcelDraft {
  key: string;
  kind: 'express' | 'none';
  carrier: CarrierCode;
  trackingNo: string;
  quantities: Record<string, number>;
}

interface Line {
  id: string;
  quantity: number;
  shipped: number;
  cancelled: number;
  held: number;
}

/** Pieces that may be packed now: those that are refunded never ship, those in an open case do not ship meanwhile. */
export const remainingOf = (line: Line): number => line.quantity - line.shipped - line.cancelled - line.held;

let made = 0;
/** A parcel that holds all that is left of the given lines. */
export const newParcel = (carrier: CarrierCode, lines: readonly Line[]): ParcelDraft => {
  made += 1;
  return {
    key: `p${made}`,
    kind: 'express',
    carrier,
    trackingNo: '',
    quantities: Object.fromEntries(lines.map((line) => [line.id, remainingOf(line)])),
  };
};

const packed = (parcels: readonly ParcelDraft[], lineId: string): number =>
  parcels.reduce((sum, parcel) => sum + (parcel.quantities[lineId] ?? 0), 0);

/** Pieces that are in no parcel yet; negative when lines are over-packed. */
export const unpacked = (parcels: readonly ParcelDraft[], lines: readonly Line[]): number =>
  lines.reduce((sum, line) => sum + remainingOf(line) - packed(parcels, line.id), 0);

/** What keeps these parcels from being sent, in words; null when nothing does. */
export const parcelProblem = (parcels: readonly ParcelDraft[], lines: readonly Line[]): string | null => {
  if (lines.some((line) => packed(parcels, line.id) > remainingOf(line))) return '有商品装入的件数超过待发件数';
  for (const [i, parcel] of parcels.entries()) {
    const trackingNo = parcel.trackingNo.trim().toUpperCase();
    if (Object.values(parcel.quantities).every((quantity) => quantity === 0)) return `包裹 ${i + 1} 是空的`;
    if (parcel.kind === 'express' && trackingNo === '') return `请填写包裹 ${i + 1} 的快递单号`;
    if (parcel.kind === 'express' && !trackingFits(parcel.carrier, trackingNo)) return `包裹 ${i + 1} 的单号与快递公司不符`;
  }
  return null;
};

/** The input of the ship route; one parcel with everything leaves its lines out. */
export const parcelsToSend = (parcels: readonly ParcelDraft[], lines: readonly Line[]): ShipIn['parcels'] => {
  const whole = parcels.length === 1 && unpacked(parcels, lines) === 0;
  return parcels.map(({ kind, carrier, trackingNo, quantities }) => ({
    kind,
    ...(kind === 'express' ? { carrier, trackingNo: trackingNo.trim().toUpperCase() } : {}),
    ...(whole
      ? {}
      : {
          lines: Object.entries(quantities)
            .filter(([, quantity]) => quantity > 0)
            .map(([lineId, quantity]) => ({ lineId, quantity })),
        }),
  }));
};
