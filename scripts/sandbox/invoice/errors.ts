/** A refusal as the open platform words it: always HTTP 200, `{code, describe}`. */
export class NuonuoError extends Error {
  override name = 'NuonuoError';
  readonly code: string;

  constructor(code: string, describe: string) {
    super(describe);
    this.code = code;
  }
}

/** An order or a red-letter form that breaks a rule. */
export const ruleBroken = (describe: string): NuonuoError => new NuonuoError('E9105', describe);
export const duplicate = (describe: string): NuonuoError => new NuonuoError('E9106', describe);
export const notFound = (describe: string): NuonuoError => new NuonuoError('E9500', describe);
export const retriedTooOften = (): NuonuoError => new NuonuoError('E9613', '同一流水号(订单号)单日最多重试20次');
