import type { CaseKind, CaseStage, CaseStatus, FreightBearer, UnitDecision } from '@huitou/shared-types/after-sales/states.ts';
import type { ActorKind } from '@huitou/shared-types/moves.ts';
import { defineEntity } from '@mikro-orm/core';
import type { InferKyselyDB } from '@mikro-orm/sql';
import type { Selectable } from 'kysely';
import { countColumn, fenColumn, idColumn, jsonColumn, p, refColumn, textColumn, timeColumn } from '../../platform/db/columns.ts';
import { query } from '../../platform/db/orm.ts';

/** Where goods are sent back to, as it was told: a later change of the location changes nothing. */
export interface ReturnTo {
  name: string;
  phone: string;
  address: string;
}

/** What a customer asks for after having paid, and what became of it. */
export const AfterSalesCase = defineEntity({
  name: 'AfterSalesCase',
  tableName: 'after_sales_cases',
  indexes: [
    { properties: ['status', 'dueAt'] },
    { properties: ['status', 'urgentAt', 'id'] },
    { properties: ['urgentAt', 'id'] },
    { properties: ['customerId', 'id'] },
    { properties: ['orderId', 'id'] },
    { properties: ['requestedAt'] },
    { properties: ['returnTrackingNo'] },
    { properties: ['refundId'] },
  ],
  properties: {
    id: idColumn(),
    no: textColumn(32).unique(),
    orderId: refColumn(),
    orderNo: textColumn(32),
    customerId: refColumn(),
    /** Where the order's goods were taken. */
    locationId: refColumn(),
    kind: p.string().length(20).$type<CaseKind>(),
    stage: p.string().length(10).$type<CaseStage>(),
    status: p.string().length(20).$type<CaseStatus>(),
    reasonCode: textColumn(30),
    reasonLabel: textColumn(20),
    description: textColumn(500),
    pictures: jsonColumn<string[]>(),
    /** Fen that are asked for, or agreed: Σ of its lines, and freight beside them. */
    goods: fenColumn(),
    freight: fenColumn(),
    /** Staff have said what of the freight goes back; else the rule says it when the money goes. */
    freightDecided: p.boolean(),
    toBalance: p.boolean(),
    freightBy: p.string().length(10).$type<FreightBearer>(),
    /** The ended case that this one asks again for. */
    previousId: refColumn().nullable(),
    openedByStaff: p.boolean(),
    returnLocationId: refColumn().nullable(),
    returnTo: jsonColumn<ReturnTo>().nullable(),
    returnCarrier: textColumn(10),
    returnTrackingNo: textColumn(32),
    sentAt: timeColumn().nullable(),
    receivedAt: timeColumn().nullable(),
    inspectedAt: timeColumn().nullable(),
    /** Stock is promised to the replacement: reserved at `locationId`. */
    reserved: p.boolean(),
    resendCarrier: textColumn(10),
    resendTrackingNo: textColumn(32),
    resentAt: timeColumn().nullable(),
    refusal: textColumn(200),
    refusalPictures: jsonColumn<string[]>(),
    refusedAt: timeColumn().nullable(),
    backCarrier: textColumn(10),
    backTrackingNo: textColumn(32),
    refundId: refColumn().nullable(),
    requestedAt: timeColumn(),
    endedAt: timeColumn().nullable(),
    dueAt: timeColumn().nullable(),
    /** What the queue is sorted by: `dueAt`, or the end of time. */
    urgentAt: timeColumn(),
  },
});

export const AfterSalesLine = defineEntity({
  name: 'AfterSalesLine',
  tableName: 'after_sales_lines',
  uniques: [{ properties: ['caseId', 'lineId'] }],
  indexes: [{ properties: ['lineId'] }, { properties: ['productId', 'caseId'] }],
  properties: {
    id: idColumn(),
    caseId: refColumn(),
    lineId: refColumn(),
    productId: refColumn(),
    skuId: refColumn(),
    quantity: countColumn(),
    asked: fenColumn(),
    amount: fenColumn(),
    sellable: countColumn(),
    damaged: countColumn(),
    missing: countColumn(),
  },
});

/** What the warehouse found, unit by unit; units of one line and one finding stand together. */
export const AfterSalesUnit = defineEntity({
  name: 'AfterSalesUnit',
  tableName: 'after_sales_units',
  indexes: [{ properties: ['caseId'] }],
  properties: {
    id: idColumn(),
    caseId: refColumn(),
    lineId: refColumn(),
    decision: p.string().length(10).$type<UnitDecision>(),
    quantity: countColumn(),
    note: textColumn(100),
  },
});

/** Conversation and evidence. Rows are never changed. */
export const AfterSalesMessage = defineEntity({
  name: 'AfterSalesMessage',
  tableName: 'after_sales_messages',
  indexes: [{ properties: ['caseId', 'id'] }],
  properties: {
    id: idColumn(),
    caseId: refColumn(),
    at: timeColumn(),
    actorKind: p.string().length(10).$type<ActorKind>(),
    actorName: textColumn(60),
    text: textColumn(500),
    pictures: jsonColumn<string[]>(),
    internal: p.boolean(),
  },
});

export const db = () => query<typeof AfterSalesCase | typeof AfterSalesLine | typeof AfterSalesUnit | typeof AfterSalesMessage>();
export type CaseRow = Selectable<InferKyselyDB<typeof AfterSalesCase>['after_sales_cases']>;
export type CaseLineRow = Selectable<InferKyselyDB<typeof AfterSalesLine>['after_sales_lines']>;
export type CaseMessageRow = Selectable<InferKyselyDB<typeof AfterSalesMessage>['after_sales_messages']>;
