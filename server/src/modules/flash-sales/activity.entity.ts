import type { ReleasePlan } from '@huitou/shared-types/flash-sales/schema.ts';
import type { FlashStatus } from '@huitou/shared-types/flash-sales/states.ts';
import { defineEntity } from '@mikro-orm/core';
import type { InferKyselyDB } from '@mikro-orm/sql';
import type { Selectable } from 'kysely';
import { countColumn, fenColumn, idColumn, jsonColumn, p, refColumn, textColumn, timeColumn } from '../../platform/db/columns.ts';

export const FlashActivity = defineEntity({
  name: 'FlashActivity',
  tableName: 'flash_activities',
  indexes: [{ properties: ['status', 'id'] }],
  properties: {
    id: idColumn(),
    version: countColumn(),
    name: textColumn(30),
    rules: textColumn(1000),
    status: p.string().length(20).$type<FlashStatus>(),
    /** Where the stock is taken from and the orders leave. */
    locationId: refColumn(),
    unpaidMinutes: countColumn(),
    warmUpMinutes: countColumn(),
    remindMinutes: countColumn(),
    /** Of its sessions, so that lists need not look at them. */
    startsAt: timeColumn(),
    endsAt: timeColumn(),
    createdAt: timeColumn(),
    publishedAt: timeColumn().nullable(),
    endedAt: timeColumn().nullable(),
  },
});

export const FlashSession = defineEntity({
  name: 'FlashSession',
  tableName: 'flash_sessions',
  indexes: [{ properties: ['activityId'] }, { properties: ['startsAt'] }, { properties: ['endsAt'] }],
  properties: {
    id: idColumn(),
    activityId: refColumn(),
    startsAt: timeColumn(),
    endsAt: timeColumn(),
    /** When the start reminders were sent; null until then. */
    remindedAt: timeColumn().nullable(),
  },
});

/**
 * A SKU in a session. While the activity is published and `closedAt` is null, `quota` pieces of it are reserved in inventory, of which
 * `claimed` belong to live claims. 0 ≤ claimed ≤ released ≤ quota: held by the guards of the writes.
 */
export const FlashItem = defineEntity({
  name: 'FlashItem',
  tableName: 'flash_items',
  uniques: [{ properties: ['sessionId', 'skuId'] }],
  indexes: [{ properties: ['activityId'] }, { properties: ['productId'] }, { properties: ['skuId'] }],
  properties: {
    id: idColumn(),
    activityId: refColumn(),
    sessionId: refColumn(),
    skuId: refColumn(),
    productId: refColumn(),
    sort: countColumn(),
    price: fenColumn(),
    /** What it cost when the activity was saved, to be struck through. */
    listPrice: fenColumn(),
    quota: countColumn(),
    perCustomer: countColumn(),
    perAddress: countColumn().nullable(),
    perDevice: countColumn().nullable(),
    perIp: countColumn().nullable(),
    waitersMax: countColumn(),
    plan: jsonColumn<ReleasePlan>(),
    /** Staff hold back what was not released yet. */
    held: p.boolean(),
    released: countColumn(),
    claimed: countColumn(),
    /** Counts the times that the counters in Redis were built from here: tickets of an earlier build are known by it. */
    epoch: countColumn(),
    /** Selling stands still, and why; by staff or by the comparison with Redis. */
    haltedAt: timeColumn().nullable(),
    haltReason: textColumn(200),
    /** When nothing was left to be claimed for the first time. */
    soldOutAt: timeColumn().nullable(),
    /** When what was not sold went back to ordinary stock. */
    closedAt: timeColumn().nullable(),
  },
});

/** What was released when, and by whom. */
export const FlashRelease = defineEntity({
  name: 'FlashRelease',
  tableName: 'flash_releases',
  indexes: [{ properties: ['itemId'] }],
  properties: {
    id: idColumn(),
    itemId: refColumn(),
    at: timeColumn(),
    units: countColumn(),
    why: p.string().length(10).$type<'plan' | 'traffic' | 'staff'>(),
    by: textColumn(60),
  },
});

/** What Redis counted of a minute, kept for the report. */
export const FlashMinute = defineEntity({
  name: 'FlashMinute',
  tableName: 'flash_minutes',
  uniques: [{ properties: ['itemId', 'at'] }],
  properties: {
    id: idColumn(),
    itemId: refColumn(),
    at: timeColumn(),
    claims: countColumn(),
    refused: jsonColumn<Record<string, number>>(),
  },
});

export const FlashReminder = defineEntity({
  name: 'FlashReminder',
  tableName: 'flash_reminders',
  uniques: [{ properties: ['sessionId', 'customerId'] }],
  indexes: [{ properties: ['customerId'] }],
  properties: { id: idColumn(), sessionId: refColumn(), customerId: refColumn(), createdAt: timeColumn(), sentAt: timeColumn().nullable() },
});

export type ActivityRow = Selectable<InferKyselyDB<typeof FlashActivity>['flash_activities']>;
export type SessionRow = Selectable<InferKyselyDB<typeof FlashSession>['flash_sessions']>;
export type ItemRow = Selectable<InferKyselyDB<typeof FlashItem>['flash_items']>;
