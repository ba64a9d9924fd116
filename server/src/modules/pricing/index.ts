export { computeFreight, type Freight, type FreightLine, type Region } from './compute-freight.ts';
export { type ComputedQuote, computeQuote, type PricedLine, type QuoteInput, type QuoteItem } from './compute-quote.ts';
export { type PreparedQuote, type PrepareQuoteIn, prepareQuote } from './prepare-quote.ts';
export { giveBackPurchaseLimits, readPurchases, takePurchaseLimits } from './purchase-limits.ts';
export { seedFreightTemplates } from './save-template.ts';
