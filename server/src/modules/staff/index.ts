import type { AnyActor } from '../../platform/context.ts';
export const findStaffActor = async (_token: string): Promise<AnyActor | null> => null;
