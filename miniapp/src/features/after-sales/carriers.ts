import { carriers, type CarrierCode } from '@huitou/shared-types/fulfilment/carriers.ts';

/** A number as it is printed: no spaces, capital letters. */
export const tidyTracking = (text: string): string => text.replace(/\s/g, '').toUpperCase();

/** The carrier that a number names by its first letters; undefined where the number alone does not tell. */
export const carrierOf = (trackingNo: string): CarrierCode | undefined => {
  const letters = /^(SF|YT|JT|JD|DP)/.exec(tidyTracking(trackingNo))?.[1];
  const named = { SF: 'SF', YT: 'YTO', JT: 'JTSD', JD: 'JD', DP: 'DBL' } as const;
  return letters ? named[letters as keyof typeof named] : undefined;
};

/** Whether the carrier gives out such numbers. */
export const trackingFits = (carrier: CarrierCode, trackingNo: string): boolean => {
  const pattern = carriers.find(({ code }) => code === carrier)?.pattern;
  return pattern !== undefined && new RegExp(pattern).test(tidyTracking(trackingNo));
};
