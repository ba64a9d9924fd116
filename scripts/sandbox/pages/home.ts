import type { Sim } from '../sim.ts';
import { escape, page } from './html.ts';

export const homePage = (sim: Sim): string => page('微信沙箱', '', `<h1>${escape(sim.settings.merchantName)}</h1>`);
