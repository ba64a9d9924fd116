import type { SimulationResult } from '@huitou/shared-types/simulator/schema.ts';
import type { DraftKind, SimulationStatus } from '@huitou/shared-types/simulator/states.ts';
import { defineEntity } from '@mikro-orm/core';
import type { InferKyselyDB } from '@mikro-orm/sql';
import type { Selectable } from 'kysely';
import { countColumn, fenColumn, idColumn, jsonColumn, p, refColumn, textColumn, timeColumn } from '../../platform/db/columns.ts';
import { query } from '../../platform/db/orm.ts';

/** A draft that was tried on past orders, and what came of it. */
export const Simulation = defineEntity({
  name: 'Simulation',
  tableName: 'simulations',
  indexes: [{ properties: ['kind', 'id'] }, { properties: ['createdAt'] }],
  properties: {
    id: idColumn(),
    kind: p.string().length(10).$type<DraftKind>(),
    title: textColumn(80),
    terms: textColumn(300),
    note: textColumn(60),
    draft: jsonColumn<unknown>(),
    fromDay: textColumn(10),
    toDay: textColumn(10),
    status: p.string().length(10).$type<SimulationStatus>(),
    done: countColumn(),
    total: countColumn(),
    message: textColumn(300),
    result: jsonColumn<SimulationResult>().nullable(),
    staffId: refColumn(),
    staffName: textColumn(60),
    createdAt: timeColumn(),
    finishedAt: timeColumn().nullable(),
  },
});

/** An order whose price would have been another. Money in fen. */
export const SimulatedOrder = defineEntity({
  name: 'SimulatedOrder',
  tableName: 'simulated_orders',
  indexes: [
    { properties: ['simulationId', 'id'] },
    { properties: ['simulationId', 'wentBelow', 'id'] },
    { properties: ['simulationId', 'discount', 'id'] },
    { properties: ['simulationId', 'marginAfter', 'id'] },
  ],
  properties: {
    id: idColumn(),
    simulationId: refColumn(),
    orderId: refColumn(),
    orderNo: textColumn(32),
    paidAt: timeColumn(),
    goodsBefore: fenColumn(),
    goodsAfter: fenColumn(),
    freightOff: fenColumn(),
    discount: fenColumn(),
    cost: fenColumn().nullable(),
    marginBefore: fenColumn().nullable(),
    marginAfter: fenColumn().nullable(),
    wentBelow: p.boolean(),
  },
});

export const db = () => query<typeof Simulation | typeof SimulatedOrder>();
export type SimulationRow = Selectable<InferKyselyDB<typeof Simulation>['simulations']>;
export type SimulatedOrderRow = Selectable<InferKyselyDB<typeof SimulatedOrder>['simulated_orders']>;
