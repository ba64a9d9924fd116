/** Carriers by WeChat's delivery_id (the code that upload_shipping_info takes), with the pattern their numbers follow. */
export const carriers = [
  { code: 'SF', name: '顺丰速运', pattern: '^SF\\d{12,13}$|^\\d{12,15}$' },
  { code: 'ZTO', name: '中通快递', pattern: '^[0-9A-Z]{10,15}$' },
  { code: 'YTO', name: '圆通速递', pattern: '^YT\\d{13}$|^[0-9A-Z]{10,18}$' },
  { code: 'STO', name: '申通快递', pattern: '^\\d{12,15}$' },
  { code: 'YUNDA', name: '韵达速递', pattern: '^\\d{13,15}$' },
  { code: 'JTSD', name: '极兔速递', pattern: '^JT\\d{13}$' },
  { code: 'EMS', name: '邮政 EMS', pattern: '^[0-9A-Z]{13}$' },
  { code: 'JD', name: '京东快递', pattern: '^JD[0-9A-Z]{10,18}$' },
  { code: 'DBL', name: '德邦快递', pattern: '^DPK?\\d{8,15}$|^\\d{8,12}$' },
] as const;
export type CarrierCode = (typeof carriers)[number]['code'];
export const carrierCodes = carriers.map((carrier) => carrier.code) as [CarrierCode, ...CarrierCode[]];
export const carrierName = (code: string): string => carriers.find((carrier) => carrier.code === code)?.name ?? code;
