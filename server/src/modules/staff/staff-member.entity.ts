import { defineEntity, type InferEntity } from '@mikro-orm/core';
import { idColumn, jsonColumn, p, refColumn, textColumn, timeColumn } from '../../platform/db/columns.ts';

/** Somebody who works in the shop and signs in to the admin. Rows are never deleted: the audit log names them. */
export const StaffMember = defineEntity({
  name: 'StaffMember',
  tableName: 'staff_members',
  properties: {
    id: idColumn(),
    login: textColumn(60).unique(),
    name: textColumn(30),
    phone: textColumn(20).nullable(),
    passwordHash: textColumn(200),
    mustChangePassword: p.boolean(),
    enabled: p.boolean(),
    /** Null: all locations. */
    locationIds: jsonColumn<number[]>().nullable(),
    customerScope: p.string().length(10).$type<'all' | 'own'>(),
    /** Sealed. `totpPending` waits for its first right code. */
    totpSecret: textColumn(200).nullable(),
    totpPending: textColumn(200).nullable(),
    /** The newest 30-second step whose code was used: no code works twice. */
    totpStep: refColumn(),
    lastSignInAt: timeColumn().nullable(),
    createdAt: timeColumn(),
  },
});
export type StaffMember = InferEntity<typeof StaffMember>;
