export { computeFreight, type Freight, type FreightLine, type Region } from './compute-freight.ts';
export { type ComputedQuote, computeQuote, type PricedLine, type QuoteInput, type QuoteItem } from './compute-quote.ts';
export { type PreparedQuote, type PrepareQuoteIn, prepareQuote } from './prepare-quote.ts';
export { type FlashPriceIn, priceFlash } from './price-flash.ts';
export { giveBackPurchaseLimits, readPurchases, takePurchaseLimits } from './purchase-limits.ts';
export { seedFreightTemplates } from './save-template.ts';
export { readTemplates } from './read-templates.ts';
