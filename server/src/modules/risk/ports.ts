/** What risk asks of WeChat. */
export interface RiskRankPort {
  /** WeChat's own view of a person, 0 (none) to 4 (highest risk). Null when it would not or could not say. Never throws. */
  riskRank: (person: { openid: string; ip: string }) => Promise<number | null>;
}

let plugged: RiskRankPort | undefined;
/** Says who asks WeChat; called once, where the process is put together. */
export const plugRiskRank = (port: RiskRankPort): void => {
  plugged = port;
};
export const riskRankPort = (): RiskRankPort => {
  if (!plugged) throw new Error('Nobody asks WeChat for risk ranks');
  return plugged;
};
