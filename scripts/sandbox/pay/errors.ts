/** A refusal as WeChat Pay words it: HTTP status, code, Chinese message, optional detail. */
export class PayError extends Error {
  override name = 'PayError';
  readonly status: number;
  readonly code: string;
  readonly detail: object | undefined;

  constructor(status: number, code: string, message: string, detail?: object) {
    super(message);
    this.status = status;
    this.code = code;
    this.detail = detail;
  }
}

export const paramError = (message: string, detail?: object): PayError => new PayError(400, 'PARAM_ERROR', message, detail);
export const invalidRequest = (message: string): PayError => new PayError(400, 'INVALID_REQUEST', message);
export const signError = (message: string, detail?: object): PayError => new PayError(401, 'SIGN_ERROR', message, detail);
export const orderNotExist = (): PayError => new PayError(404, 'ORDER_NOT_EXIST', '订单不存在');
export const orderPaid = (): PayError => new PayError(400, 'ORDERPAID', '该订单已支付');
export const orderClosed = (): PayError => new PayError(400, 'ORDER_CLOSED', '该订单已关闭');
