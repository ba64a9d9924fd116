import { carriers, type CarrierCode } from '@huitou/shared-types/fulfilment/carriers.ts';
import { fulfilmentRoutes } from '@huitou/shared-types/fulfilment/routes.ts';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { api } from '../../lib/api.ts';
import { errorMessage } from '../../lib/use-action.ts';

/** One order's waybill while the clerk works through the queue. */
export interface ShipDraft {
  carrier: CarrierCode;
  trackingNo: string;
  state: 'idle' | 'busy' | 'done' | 'failed';
  message: string;
}

interface ShipDraftsState {
  defaultCarrier: CarrierCode;
  drafts: Record<string, ShipDraft>;
  setDefaultCarrier: (carrier: CarrierCode) => void;
  edit: (orderId: string, change: Partial<ShipDraft>) => void;
  ship: (orderId: string) => Promise<boolean>;
  clear: () => void;
}

/** `SF123…` tells its carrier by the letters in front; a number without letters does not. */
export const guessCarrier = (trackingNo: string): CarrierCode | null => {
  const no = trackingNo.trim().toUpperCase();
  if (!/^[A-Z]{2}/.test(no)) return null;
  const prefixes: Partial<Record<CarrierCode, RegExp>> = { SF: /^SF/, YTO: /^YT/, JTSD: /^JT/, JD: /^JD/, DBL: /^DP/ };
  return (Object.keys(prefixes) as CarrierCode[]).find((code) => prefixes[code]?.test(no)) ?? null;
};

export const trackingFits = (carrier: CarrierCode, trackingNo: string): boolean => {
  const pattern = carriers.find((one) => one.code === carrier)?.pattern;
  return pattern === undefined || new RegExp(pattern).test(trackingNo);
};

/** What is pasted from a spreadsheet: one number a line, blank lines left out. */
export const pastedNumbers = (text: string): string[] =>
  text
    .split(/[\r\n\t]+/)
    .map((line) => line.trim())
    .filter(Boolean);

/** Waybills typed or scanned but not sent yet, by order; the carrier last chosen is kept for the next day. */
export const useShipDrafts = create<ShipDraftsState>()(
  persist(
    (set, get) => {
      const draftOf = (orderId: string): ShipDraft =>
        get().drafts[orderId] ?? { carrier: get().defaultCarrier, trackingNo: '', state: 'idle', message: '' };
      const put = (orderId: string, change: Partial<ShipDraft>): void => {
        set({ drafts: { ...get().drafts, [orderId]: { ...draftOf(orderId), ...change } } });
      };
      return {
        defaultCarrier: 'SF',
        drafts: {},
        setDefaultCarrier: (defaultCarrier) => set({ defaultCarrier }),
        edit: (orderId, change) => {
          const guessed = change.trackingNo === undefined ? null : guessCarrier(change.trackingNo);
          put(orderId, { state: 'idle', message: '', ...(guessed ? { carrier: guessed } : {}), ...change });
        },
        ship: async (orderId) => {
          const draft = draftOf(orderId);
          if (draft.state === 'busy' || draft.state === 'done') return false;
          const trackingNo = draft.trackingNo.trim().toUpperCase();
          if (trackingNo === '') return false;
          if (!trackingFits(draft.carrier, trackingNo)) {
            put(orderId, { state: 'failed', message: '单号与快递公司不符' });
            return false;
          }
          put(orderId, { state: 'busy', message: '', trackingNo });
          try {
            await api(fulfilmentRoutes.ship, { orderId, parcels: [{ kind: 'express', carrier: draft.carrier, trackingNo }] });
            put(orderId, { state: 'done' });
            return true;
          } catch (error) {
            put(orderId, { state: 'failed', message: errorMessage(error) });
            return false;
          }
        },
        clear: () => set({ drafts: {} }),
      };
    },
    { name: 'huitou.admin.ship', partialize: ({ defaultCarrier }) => ({ defaultCarrier }) },
  ),
);

export const useShipDraft = (orderId: string): ShipDraft => {
  const defaultCarrier = useShipDrafts((s) => s.defaultCarrier);
  return useShipDrafts((s) => s.drafts[orderId]) ?? { carrier: defaultCarrier, trackingNo: '', state: 'idle', message: '' };
};

export const carrierOptions: { value: CarrierCode; label: string }[] = carriers.map(({ code, name }) => ({ value: code, label: name }));
