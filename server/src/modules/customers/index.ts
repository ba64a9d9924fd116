import type { AnyActor } from '../../platform/context.ts';
export const findCustomerActor = async (_token: string): Promise<AnyActor | null> => null;
