import { carriers } from '@huitou/shared-types/fulfilment/carriers.ts';
import { fail } from '../../platform/errors.ts';

/** @throws tracking_invalid when the number is not of the carrier's form */
export const checkTracking = (code: string, trackingNo: string): void => {
  const carrier = carriers.find((one) => one.code === code);
  if (!carrier) return fail('tracking_invalid', '请选择快递公司');
  if (!new RegExp(carrier.pattern).test(trackingNo)) fail('tracking_invalid', `单号 ${trackingNo} 不像${carrier.name}的单号，请检查`);
};
