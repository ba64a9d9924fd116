export { type EntryClaims, type EntryReading, readEntry, type ReadClaims, signEntry } from './entry-token.ts';
export { hashAddress } from './hash-address.ts';
export { plugRiskRank, type RiskRankPort } from './ports.ts';
export { type EntryRequest, type Judged, judgeEntry } from './judge-entry.ts';
export { type PastJudgement, type PastListEntry, seedRisk } from './seed-risk.ts';
