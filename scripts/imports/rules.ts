import path from 'node:path';
import { levelOf } from './levels.ts';
import type { Import, SourceFile } from './read-imports.ts';

export interface Violation {
  file: string;
  line: number;
  /** Why, in words that tell what to do instead. */
  reason: string;
}

/** A file and, for an import of our own code, where it leads: both relative to the root, with forward slashes. */
interface Step {
  from: string;
  to: string | undefined;
  specifier: string;
  typeOnly: boolean;
}

const sliceOf = (file: string): string | undefined => /^server\/src\/modules\/([^/]+)\//.exec(file)?.[1];
const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file) || file.startsWith('tests/');
const isSchema = (file: string): boolean => /^shared-types\/src\/(.+\/)?schema\.ts$/.test(file);

/** Every rule answers with a reason, or undefined when it has nothing against the import. */
const rules: ((step: Step) => string | undefined)[] = [
  function slicesKeepTheirLevel({ from, to }) {
    const mine = sliceOf(from);
    const other = to === undefined ? undefined : sliceOf(to);
    if (mine === undefined || other === undefined || to === undefined || mine === other || isTest(from)) return undefined;
    const [myLevel, otherLevel] = [levelOf(mine), levelOf(other)];
    if (myLevel === undefined || otherLevel === undefined)
      return `give the slice '${myLevel === undefined ? mine : other}' a level in scripts/imports/levels.ts`;
    if (otherLevel >= myLevel)
      return `'${mine}' (level ${myLevel}) must not import '${other}' (level ${otherLevel}): publish an event instead`;
    if (to !== `server/src/modules/${other}/index.ts`) return `import '${other}' through its index.ts`;
    return undefined;
  },
  function platformKnowsNoSlice({ from, to }) {
    if (!from.startsWith('server/src/platform/') || isTest(from) || to === undefined) return undefined;
    return /^server\/src\/(modules|providers)\//.test(to) ? 'the platform knows no slice and no provider' : undefined;
  },
  function slicesKnowNoProvider({ from, to }) {
    if (sliceOf(from) === undefined || isTest(from) || !to?.startsWith('server/src/providers/')) return undefined;
    return 'a slice declares a port; the provider implements it and is plugged in from outside';
  },
  function serverKnowsNoScript({ from, to }) {
    if (!from.startsWith('server/') || isTest(from) || to === undefined) return undefined;
    return /^(scripts|tests|miniapp|admin-web)\//.test(to) ? 'the server imports neither scripts nor tests nor screens' : undefined;
  },
  function screensKnowOnlyTheContract({ from, to }) {
    const screen = /^(miniapp|admin-web)\//.exec(from)?.[1];
    if (screen === undefined || isTest(from) || to === undefined || to.startsWith(`${screen}/`)) return undefined;
    return to.startsWith('shared-types/src/') ? undefined : `${screen} imports its own files and shared-types only`;
  },
  function miniProgramCarriesNoSchema({ from, to, specifier, typeOnly }) {
    if (!from.startsWith('miniapp/src/') || isTest(from) || typeOnly) return undefined;
    if (specifier === 'zod' || specifier.startsWith('zod/')) return 'zod would come into the mini-program: use the types of shared-types';
    return to !== undefined && isSchema(to) ? 'schemas are for types in the mini-program: import type' : undefined;
  },
  function contractIsData({ from, to, specifier, typeOnly }) {
    if (!from.startsWith('shared-types/src/') || isTest(from)) return undefined;
    if (to === undefined)
      return specifier === 'zod' && isSchema(from) ? undefined : 'only schema.ts of shared-types may import a library, and only zod';
    if (!to.startsWith('shared-types/src/')) return 'shared-types imports nothing but itself';
    return isSchema(to) && !isSchema(from) && !typeOnly
      ? 'import schemas by type only, so that the mini-program never bundles zod'
      : undefined;
  },
];

/** Where an import leads within the repository; undefined for a package. */
export function resolveImport(from: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return path.posix.normalize(path.posix.join(path.posix.dirname(from), specifier));
  const contract = /^@huitou\/shared-types\/(.+)$/.exec(specifier)?.[1];
  if (contract !== undefined) return `shared-types/src/${contract}`;
  if (specifier.startsWith('@/')) return `${from.split('/')[0]}/src/${specifier.slice(2)}`;
  return undefined;
}

/** What one file does against the rules. `file` is relative to the root. */
export function checkFile(file: string, source: SourceFile): Violation[] {
  const check = ({ specifier, typeOnly, line }: Import): Violation[] => {
    const step: Step = { from: file, to: resolveImport(file, specifier), specifier, typeOnly };
    return rules.flatMap((rule) => {
      const reason = rule(step);
      return reason === undefined ? [] : [{ file, line, reason: `'${specifier}': ${reason}` }];
    });
  };
  const readsEnv = file.startsWith('server/src/') && file !== 'server/src/env.ts' && !isTest(file);
  const environment = readsEnv
    ? source.envReads.map((line) => ({ file, line, reason: 'process.env is read in server/src/env.ts only' }))
    : [];
  return [...source.imports.flatMap(check), ...environment];
}
