import { z } from 'zod';

const inner = (schema: z.ZodType): z.ZodType => {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable)
    return inner(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodPipe) return inner(schema.in as z.ZodType);
  return schema;
};

type Reader = (text: string) => unknown;
const readerOf = (schema: z.ZodType): Reader => {
  const bare = inner(schema);
  // A text that is no number stays text, so that the schema refuses it with its own words.
  if (bare instanceof z.ZodNumber) return (text) => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text);
  if (bare instanceof z.ZodBoolean) return (text) => (text === 'true' ? true : text === 'false' ? false : text);
  return (text) => text;
};

/** Query strings carry only text: reads each field as the type that the schema asks for. Schemas stay free of coercion. */
export const fromQuery = (schema: z.ZodType): ((raw: Record<string, string | string[] | undefined>) => Record<string, unknown>) => {
  const object = inner(schema);
  const shape = object instanceof z.ZodObject ? (object.shape as Record<string, z.ZodType>) : {};
  const readers = new Map(
    Object.entries(shape).map(([name, field]) => {
      const bare = inner(field);
      const many = bare instanceof z.ZodArray;
      return [name, { many, read: readerOf(many ? (bare.element as z.ZodType) : bare) }];
    }),
  );
  return (raw) => {
    const result: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(raw)) {
      if (value === undefined) continue;
      const reader = readers.get(name);
      if (!reader) result[name] = value;
      else if (reader.many) result[name] = (Array.isArray(value) ? value : [value]).map(reader.read);
      else result[name] = Array.isArray(value) ? value : reader.read(value);
    }
    return result;
  };
};
