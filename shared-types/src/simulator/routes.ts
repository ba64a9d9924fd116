import type { TaskStarted } from '../catalog/schema.ts';
import { route } from '../http.ts';
import type { ById } from '../schema.ts';
import type {
  ExportSimulationIn,
  SimulatedOrders,
  SimulatedOrdersIn,
  Simulation,
  SimulationListIn,
  SimulationPage,
  StartSimulationIn,
} from './schema.ts';

export const simulatorAdminRoutes = {
  start: route<StartSimulationIn, Simulation>()({
    method: 'POST',
    path: '/admin/simulations',
    access: { staff: 'simulator.run' },
    summary: 'Try a draft on the orders of some days, in the background',
    errors: ['simulation_too_large', 'simulation_empty'],
  }),
  list: route<SimulationListIn, SimulationPage>()({
    method: 'GET',
    path: '/admin/simulations',
    access: { staff: 'simulator.run' },
    summary: 'Simulations, newest first',
  }),
  one: route<ById, Simulation>()({
    method: 'GET',
    path: '/admin/simulations/:id',
    access: { staff: 'simulator.run' },
    summary: 'One simulation with its progress and figures',
  }),
  orders: route<SimulatedOrdersIn, SimulatedOrders>()({
    method: 'GET',
    path: '/admin/simulations/:id/orders',
    access: { staff: 'simulator.run' },
    summary: 'The orders whose price would have been another',
  }),
  cancel: route<ById, Simulation>()({
    method: 'POST',
    path: '/admin/simulations/:id/cancel',
    access: { staff: 'simulator.run' },
    summary: 'Stop a simulation that waits or runs',
    errors: ['state_forbidden'],
  }),
  exportOrders: route<ExportSimulationIn, TaskStarted>()({
    method: 'POST',
    path: '/admin/simulations/:id/export',
    access: { staff: 'simulator.run' },
    summary: 'Export the orders whose price would have been another',
    errors: ['state_forbidden'],
  }),
};
