export { type SimulationSeed, seedSimulation } from './seed-simulation.ts';
