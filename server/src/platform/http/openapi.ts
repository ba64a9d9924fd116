import { COMMON_ERRORS, type ErrorCode, errorCodes, errorStatus, errorText } from '@huitou/shared-types/errors.ts';
import { z } from 'zod';
import {
  createDocument,
  type CreateDocumentOptions,
  type ZodOpenApiObject,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponseObject,
} from 'zod-openapi';
import type { Mounted } from './mount.ts';
import { nameSchemas } from './name-schemas.ts';

const errorSchema = z
  .object({
    code: z.enum(errorCodes as [string, ...string[]]),
    message: z.string(),
    details: z.unknown().optional(),
    requestId: z.string(),
  })
  .meta({ id: 'Error', description: 'Every refusal. `message` is Simplified Chinese and fit to be shown.' });

/** The refusals with these codes, by HTTP status. */
const refusals = (codes: readonly ErrorCode[]): Record<string, ZodOpenApiResponseObject> =>
  Object.fromEntries(
    [...Map.groupBy(codes, errorStatus)].map(([status, some]) => [
      String(status),
      {
        description: some.map((code) => `\`${code}\` ${errorText(code)}`).join('; '),
        content: { 'application/json': { schema: errorSchema } },
      },
    ]),
  );
/** What any route may answer beside its own refusals. */
const common: ZodOpenApiResponseObject = {
  id: 'Refused',
  description: COMMON_ERRORS.filter((code) => errorStatus(code) >= 400)
    .map((code) => `${errorStatus(code)} \`${code}\` ${errorText(code)}`)
    .join('; '),
  content: { 'application/json': { schema: errorSchema } },
};

const operation = ({ route, in: input, out }: Mounted): ZodOpenApiOperationObject => {
  const object = input instanceof z.ZodObject ? input : z.object({});
  const shape = object.shape as Record<string, z.ZodType>;
  const inPath = [...route.path.matchAll(/:(\w+)/g)].map((m) => m[1] as string);
  const rest = Object.fromEntries(Object.entries(shape).filter(([name]) => !inPath.includes(name)));
  const params = Object.fromEntries(inPath.map((name) => [name, shape[name] ?? z.string()]));
  const inQuery = route.method === 'GET' || route.method === 'DELETE';
  return {
    operationId: `${route.method.toLowerCase()}${route.path.replace(/[/:-]+(\w)/g, (_, c: string) => c.toUpperCase())}`,
    summary: route.summary,
    tags: [route.path.startsWith('/admin') ? 'staff' : 'customers'],
    security: route.access === 'public' ? [] : [{ bearer: [] }],
    requestParams: {
      ...(inPath.length > 0 ? { path: z.object(params) } : {}),
      ...(inQuery && Object.keys(rest).length > 0 ? { query: z.object(rest) } : {}),
      ...(inQuery ? {} : { header: z.object({ 'Idempotency-Key': z.string().optional() }) }),
    },
    ...(inQuery || Object.keys(rest).length === 0
      ? {}
      : {
          requestBody: {
            required: true,
            content: {
              [route.upload ? 'multipart/form-data' : 'application/json']: {
                schema: route.upload ? z.object({ file: z.string().meta({ format: 'binary' }) }) : z.object(rest),
              },
            },
          },
        }),
    responses: {
      '200': {
        description: 'Done',
        content: route.download
          ? { 'application/octet-stream': { schema: z.string().meta({ format: 'binary' }) } }
          : { 'application/json': { schema: out } },
      },
      ...refusals(route.errors ?? []),
      default: common,
    },
  };
};

/** What says nothing to a reader: the pattern behind `date-time`, the bounds of every integer that JavaScript knows. */
const plain: CreateDocumentOptions['override'] = ({ jsonSchema }) => {
  if (jsonSchema.format === 'date-time') delete jsonSchema.pattern;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
};

/** The OpenAPI 3.1 document of all mounted routes. */
export const openApiDocument = async (mounted: readonly Mounted[]): Promise<object> => {
  await nameSchemas();
  const paths: ZodOpenApiPathsObject = {};
  for (const one of [...mounted].sort((a, b) => (a.route.path < b.route.path ? -1 : 1))) {
    const path = `/api${one.route.path.replace(/:(\w+)/g, '{$1}')}`;
    paths[path] = { ...paths[path], [one.route.method.toLowerCase()]: operation(one) };
  }
  const document: ZodOpenApiObject = {
    openapi: '3.1.0',
    info: {
      title: 'huitou',
      version: '0.1.0',
      description: 'Money is integer fen, ids are strings, times are ISO 8601 with offset, lists are keyset pages.',
    },
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
    paths,
  };
  return createDocument(document, { override: plain });
};
