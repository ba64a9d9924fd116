import { endOfDay, startOfDay } from '../../platform/clock.ts';
import { countPaidOrders } from '../orders/index.ts';
import { describeDraft, type DraftIn, loadDraft } from './load-draft.ts';
import { simulationTask } from './run-simulation.ts';
import { insertSimulation } from './start-simulation.ts';

export interface SimulationSeed {
  readonly draft: DraftIn;
  /** Days of the shop, both included. */
  readonly from: string;
  readonly to: string;
  readonly note: string;
  readonly staff: { readonly id: number; readonly name: string };
}

/** Tries a draft at once, for a shop that is filled with its history. */
export const seedSimulation = async (seed: SimulationSeed): Promise<void> => {
  const total = await countPaidOrders({ from: startOfDay(seed.from), to: endOfDay(seed.to) });
  const simulationId = await insertSimulation({ ...seed, ...describeDraft(await loadDraft(seed.draft)), total });
  await simulationTask.run({ simulationId }, () => Promise.resolve());
};
