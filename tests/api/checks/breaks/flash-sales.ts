import type { Breaks } from './breaks.ts';
import { latest } from './insert.ts';

const claim = latest('flash_claims', 't.returned = 0');

export const breaks: Breaks = {
  of: {
    'no more is claimed than was released, or released than there is': 'update flash_items set released = quota + 1 limit 1',
    'an item counts its live claims': 'update flash_items set claimed = claimed + 1 where claimed < released limit 1',
    'each live piece holds one of its customer’s places': `delete from flash_slots where claim_id = ${claim}`,
    'a claim has its order, and the order its claim': `update flash_claims set order_id = null where id = ${claim}`,
    'pieces that an order gave up have flowed back': `update flash_claims set returned = 1 where id = ${claim}`,
    'what a published item sells was reserved once, and what it did not sell was given back once':
      "delete from stock_movements where business_key like 'reserve:flash:%'",
  },
};
