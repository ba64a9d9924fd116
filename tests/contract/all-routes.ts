import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { RouteDef } from '@huitou/shared-types/http.ts';
import { root } from '../setup/servers.ts';

const isRoute = (value: unknown): value is RouteDef =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'access' in value;

/** Every route that the contract declares, found in the files themselves: nobody has to list it here. */
export const declaredRoutes = async (): Promise<RouteDef[]> => {
  const folder = path.join(root, 'shared-types/src');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('routes.ts'));
  const modules = await Promise.all(
    files.map((name) => import(path.join(folder, name)) as Promise<Record<string, Record<string, unknown>>>),
  );
  return modules.flatMap((module) => Object.values(module).flatMap((table) => Object.values(table).filter(isRoute)));
};

export const nameOf = (route: RouteDef): string => `${route.method} ${route.path}`;
