import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** What `npm run build:weapp` left. */
export const dist = path.resolve(import.meta.dirname, '../../miniapp/dist/weapp');

export interface AppJson {
  pages: string[];
  subPackages?: { root: string; pages: string[] }[];
  tabBar: { list: { pagePath: string; iconPath: string; selectedIconPath: string }[] };
}
export const readAppJson = (): AppJson => JSON.parse(readFileSync(path.join(dist, 'app.json'), 'utf8')) as AppJson;

export const allPages = ({ pages, subPackages = [] }: AppJson): string[] => [
  ...pages,
  ...subPackages.flatMap((sub) => sub.pages.map((page) => path.posix.join(sub.root, page))),
];

/** Every file of the build, by its path within it. */
export const builtFiles = (): string[] =>
  readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(path.join(dist, name)).isFile());

/** Kinds of nodes (`nn` in the tree) that hear an event such as `tap`: the others are drawn by templates without that binding. */
export const boundKinds = (event: string): Set<string> => {
  const wxml = readFileSync(path.join(dist, 'base.wxml'), 'utf8');
  const kinds = new Set<string>();
  for (const [, kind, body] of wxml.matchAll(/<template name="tmpl_0_(\w+)">([\s\S]*?)<\/template>/g)) {
    if (kind && new RegExp(`(bind|catch)${event}="eh"`).test(body ?? '')) kinds.add(kind);
  }
  return kinds;
};
