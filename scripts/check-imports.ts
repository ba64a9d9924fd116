// The import rule: `node scripts/check-imports.ts [root]` lists every import that the architecture forbids, and fails when there is one.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { readImports } from './imports/read-imports.ts';
import { checkFile, type Violation } from './imports/rules.ts';

const FOLDERS = ['shared-types/src', 'server/src', 'server/seeds', 'server/migrations', 'miniapp/src', 'admin-web/src'];

/** Reads all sources under a root. */
export function checkImports(root: string): { files: number; violations: Violation[] } {
  const files = FOLDERS.filter((folder) => existsSync(path.join(root, folder))).flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|tsx|js|mjs)$/.test(name) && !/(^|\/)(node_modules|dist)\//.test(name))
      .map((name) => path.posix.join(folder, name)),
  );
  return { files: files.length, violations: files.flatMap((file) => checkFile(file, readImports(path.join(root, file)))) };
}

if (import.meta.main) {
  const { files, violations } = checkImports(path.resolve(process.argv[2] ?? '.'));
  for (const { file, line, reason } of violations) console.error(`${file}:${line}  ${reason}`);
  console.log(violations.length === 0 ? `${files} files keep the import rule` : `${violations.length} imports are against the rule`);
  process.exitCode = violations.length === 0 ? 0 : 1;
}
