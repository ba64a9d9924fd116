import { AsyncLocalStorage } from 'node:async_hooks';
import type { DataScope } from '@huitou/shared-types/staff/schema.ts';

export interface CustomerActor {
  readonly kind: 'customer';
  readonly id: number;
  readonly sessionId: number;
}
export interface StaffActor {
  readonly kind: 'staff';
  readonly id: number;
  readonly name: string;
  readonly sessionId: number;
  readonly permissions: ReadonlySet<string>;
  /** Locations whose orders and stock they may see; null means all. */
  readonly locationIds: readonly number[] | null;
  readonly customers: DataScope['customers'];
  /** Somebody else chose the password: nothing but one's own account until it is changed. */
  readonly mustChangePassword: boolean;
  /** When the password was last typed again in this session. */
  readonly rePasswordAt: Date | null;
}
export interface SystemActor {
  readonly kind: 'system';
}
export interface NobodyActor {
  readonly kind: 'nobody';
}
export type Actor = CustomerActor | StaffActor | SystemActor;
export type AnyActor = Actor | NobodyActor;

export const system: SystemActor = { kind: 'system' };
export const nobody: NobodyActor = { kind: 'nobody' };

/** What surrounds the work in hand: a request, or a job. Logs and audit rows take it from here. */
export interface Surroundings {
  requestId: string;
  ip: string;
  actor: AnyActor;
}
const storage = new AsyncLocalStorage<Surroundings>();

export const surroundings = (): Surroundings => storage.getStore() ?? { requestId: '', ip: '', actor: system };
export const withSurroundings = <T>(value: Surroundings, work: () => T): T => storage.run(value, work);
