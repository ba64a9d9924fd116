export interface Parcel {
  tracking_no?: string;
  express_company?: string;
  item_desc: string;
  contact?: { consignor_contact?: string; receiver_contact?: string };
  upload_time: number;
}

/** What shipping management knows of one paid order. Times in ms of the sandbox clock. */
export interface Shipment {
  transactionId: string;
  orderNo: string;
  logisticsType: 1 | 2 | 3 | 4;
  deliveryMode: 1 | 2;
  finished: boolean;
  parcels: Parcel[];
  lastUpload: number;
  shippedAt?: number;
  reshipped: boolean;
  /** 2 shipped · 3 confirmed · 4 done. */
  state: 1 | 2 | 3 | 4;
  confirmReminderSent: boolean;
  settleAt?: number;
  confirmedAt?: number;
}
