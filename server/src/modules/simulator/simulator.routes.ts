import { taskStarted } from '@huitou/shared-types/catalog/schema.ts';
import { byId } from '@huitou/shared-types/schema.ts';
import { simulatorAdminRoutes } from '@huitou/shared-types/simulator/routes.ts';
import * as s from '@huitou/shared-types/simulator/schema.ts';
import { mount, type Mounted } from '../../platform/http/mount.ts';
import { startExport } from './export-simulation.ts';
import { listSimulations, showSimulation, simulatedOrders } from './simulations.queries.ts';
import { cancelSimulation, startSimulation } from './start-simulation.ts';

export const routes: Mounted[] = [
  mount(simulatorAdminRoutes.start, { in: s.startSimulationIn, out: s.simulation }, startSimulation),
  mount(simulatorAdminRoutes.list, { in: s.simulationListIn, out: s.simulationPage }, listSimulations),
  mount(simulatorAdminRoutes.one, { in: byId, out: s.simulation }, showSimulation),
  mount(simulatorAdminRoutes.orders, { in: s.simulatedOrdersIn, out: s.simulatedOrders }, simulatedOrders),
  mount(simulatorAdminRoutes.cancel, { in: byId, out: s.simulation }, cancelSimulation),
  mount(simulatorAdminRoutes.exportOrders, { in: s.exportSimulationIn, out: taskStarted }, startExport),
];
