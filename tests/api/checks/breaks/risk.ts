import { newCustomer } from '../../../factories/customers.ts';
import { judge, someDevice } from '../../../factories/risk.ts';
import type { Breaks } from './breaks.ts';

export const breaks: Breaks = {
  prepare: async (shop) => {
    await judge({ ...(await newCustomer(shop)), deviceId: someDevice(), ip: '36.0.0.1' });
    const { writeJudgements } = await import('../../../../server/src/modules/risk/keep-judgement.ts');
    const { withEm } = await import('../../../../server/src/platform/db/orm.ts');
    await withEm(() => writeJudgements());
  },
  of: {
    'who was held up by the score is told by which rule': "update risk_judgements set reasons = '' where decision <> 'pass' limit 1",
  },
};
