/** A refusal of the gateway itself, before the business: an HTTP error. */
export class SmsGatewayError extends Error {
  override name = 'SmsGatewayError';
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}
