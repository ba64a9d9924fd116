import { defineEntity } from '@mikro-orm/core';
import type { InferKyselyDB } from '@mikro-orm/sql';
import type { Selectable } from 'kysely';
import { countColumn, idColumn, p, refColumn, textColumn, timeColumn } from '../../platform/db/columns.ts';
import { query } from '../../platform/db/orm.ts';
import type { FlashActivity, FlashItem, FlashMinute, FlashRelease, FlashReminder, FlashSession } from './activity.entity.ts';

/**
 * A claim that became an order. `returned` counts the pieces that flowed back, `told` those of them that Redis has been told of.
 * Addresses, devices and networks are kept as keyed hashes only: enough to count them, not to tell them.
 */
export const FlashClaim = defineEntity({
  name: 'FlashClaim',
  tableName: 'flash_claims',
  indexes: [{ properties: ['itemId', 'id'] }, { properties: ['customerId', 'id'] }, { properties: ['itemId', 'epoch', 'seq'] }],
  properties: {
    id: idColumn(),
    itemId: refColumn(),
    customerId: refColumn(),
    /** The name that Redis gave it: one row a ticket, whoever works on it. */
    ticket: textColumn(60).unique(),
    epoch: countColumn(),
    seq: p.bigint('number'),
    quantity: countColumn(),
    returned: countColumn(),
    told: countColumn(),
    address: textColumn(16),
    device: textColumn(16),
    network: textColumn(16),
    /** Which of the customer's pieces these are, a bit each. */
    mask: countColumn(),
    orderId: refColumn().nullable().unique(),
    /** When the script gave it, and when the order was there. */
    claimedAt: timeColumn(),
    orderedAt: timeColumn(),
    payBefore: timeColumn(),
    paidAt: timeColumn().nullable(),
    returnedAt: timeColumn().nullable(),
  },
});

/** A row a piece that a customer has: the key is the limit's final truth. Gone again when the piece flows back. */
export const FlashSlot = defineEntity({
  name: 'FlashSlot',
  tableName: 'flash_slots',
  uniques: [{ properties: ['itemId', 'customerId', 'slot'] }],
  indexes: [{ properties: ['claimId'] }],
  properties: { id: idColumn(), itemId: refColumn(), customerId: refColumn(), slot: countColumn(), claimId: refColumn() },
});

/** Somebody in line for what flows back. */
export const FlashWaiter = defineEntity({
  name: 'FlashWaiter',
  tableName: 'flash_waiters',
  indexes: [{ properties: ['itemId', 'state'] }, { properties: ['customerId', 'id'] }],
  properties: {
    id: idColumn(),
    itemId: refColumn(),
    customerId: refColumn(),
    ticket: textColumn(60).unique(),
    quantity: countColumn(),
    /** Those whom the risk rules put behind stand after everybody else. */
    behind: p.boolean(),
    state: p.string().length(10).$type<'waiting' | 'served' | 'left' | 'over'>(),
    /** What the claim needs when their turn comes, as the script wrote it. */
    data: textColumn(200),
    at: timeColumn(),
  },
});

export const db = () =>
  query<
    | typeof FlashActivity
    | typeof FlashSession
    | typeof FlashItem
    | typeof FlashRelease
    | typeof FlashMinute
    | typeof FlashReminder
    | typeof FlashClaim
    | typeof FlashSlot
    | typeof FlashWaiter
  >();
export type ClaimRow = Selectable<InferKyselyDB<typeof FlashClaim>['flash_claims']>;
export type WaiterRow = Selectable<InferKyselyDB<typeof FlashWaiter>['flash_waiters']>;
