export { type EntryClaims, type EntryReading, readEntry, type ReadClaims, signEntry } from './entry-token.ts';
export { hashAddress } from './hash-address.ts';
