import type { Slice } from '../../platform/slice.ts';
import './run-simulation.ts';
import { SimulatedOrder, Simulation } from './simulation.entity.ts';
import { purgeSimulationsJob } from './simulator.jobs.ts';
import { routes } from './simulator.routes.ts';

export const simulatorSlice: Slice = { name: 'simulator', entities: [Simulation, SimulatedOrder], routes, jobs: [purgeSimulationsJob] };
