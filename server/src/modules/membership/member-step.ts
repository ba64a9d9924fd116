import { ratio } from '@huitou/shared-types/money.ts';
import type { Mark, SlotStep } from '@huitou/shared-types/pricing/slots.ts';
import { inScope } from '@huitou/shared-types/promotions/scope.ts';
import type { Membership } from './read-membership.ts';

/** Which marks the price of a level may meet on a line; a flash price is final unless the shop says otherwise. */
export type MayMeet = (mark: Mark) => boolean;
const butFlash: MayMeet = (mark) => mark !== 'flash';

/** The price of a level as a step of the quote, on the goods that it is for; null when the level has none. Pure. */
export const memberStep = (
  { price, levelName, levelId }: Pick<Membership, 'price' | 'levelName' | 'levelId'>,
  mayMeet: MayMeet = butFlash,
): SlotStep | null =>
  price === null
    ? null
    : {
        slot: 'member',
        discounts: (lines) => {
          const scope = lines.filter((line) => inScope(line, price.scope) && [...line.marks].every(mayMeet));
          const amount = scope.reduce((sum, line) => sum + line.payable - ratio(line.payable, price.permille, 1000), 0);
          return amount === 0
            ? []
            : [{ label: `${levelName}价`, amount, skuIds: scope.map((line) => line.skuId), source: `level:${levelId}` }];
        },
      };
