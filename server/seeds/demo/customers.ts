import { seedCustomers } from '../../src/modules/customers/index.ts';
import { readSettings } from '../../src/modules/settings/index.ts';
import { makeCustomers } from './people.ts';

/** The people of the demo shop; answers their ids by openid. */
export const seedDemoCustomers = async (): Promise<Map<string, number>> =>
  seedCustomers(makeCustomers(), (await readSettings('policies')).version);
