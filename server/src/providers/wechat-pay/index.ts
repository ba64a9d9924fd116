export { type Answer, describe, isClosedThere, isPaidAlready, isUnknownThere } from './answer.ts';
export { BadBill, type BillRow, fetchBill, readBill } from './bill.ts';
export { type Notice, openNotice } from './notification.ts';
export { closeOrder, payParams, prepay, type PrepayOrder, queryPayment } from './payments.ts';
export { queryRefund, type RefundOrder, submitRefund } from './refunds.ts';
export { type Transaction, wasPaid, type WechatRefund } from './schemas.ts';
