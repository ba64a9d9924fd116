export { availableBySku, chooseLocation, readStock, type StockLevel } from './read-stock.ts';
export { type ReturnedUnits, receiveReturns } from './receive-returns.ts';
export { commitStock, releaseStock, reserveStock, returnStock, type StockLine, uncommitStock } from './reserve-stock.ts';
export { type InitialStock, setInitialStock } from './set-initial-stock.ts';
