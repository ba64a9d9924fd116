import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const contract = new URL('../../../../shared-types/src/', import.meta.url);
const pascal = (name: string): string => name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());

/**
 * Gives what the contract exports its name in the OpenAPI document, so that a shape is written there once. A name that another slice has
 * already gets its slice in front. For the document alone: it reads the sources.
 */
export const nameSchemas = async (): Promise<void> => {
  const taken = new Set(['Error']);
  for (const slice of readdirSync(fileURLToPath(contract), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!slice.isDirectory() || !existsSync(fileURLToPath(new URL(`${slice.name}/schema.ts`, contract)))) continue;
    const exported = (await import(`@huitou/shared-types/${slice.name}/schema.ts`)) as Record<string, unknown>;
    for (const [name, schema] of Object.entries(exported)) {
      if (!(schema instanceof z.ZodObject || schema instanceof z.ZodEnum || schema instanceof z.ZodDiscriminatedUnion)) continue;
      if (z.globalRegistry.has(schema)) continue;
      const id = taken.has(pascal(name)) ? pascal(slice.name) + pascal(name) : pascal(name);
      taken.add(id);
      z.globalRegistry.add(schema, { id });
    }
  }
};
