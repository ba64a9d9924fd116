import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseAst } from 'vite';

export interface Import {
  specifier: string;
  /** `import type`, or every name in it is a type: nothing is left of it at run time. */
  typeOnly: boolean;
  line: number;
}

export interface SourceFile {
  imports: Import[];
  /** Lines that read `process.env`. */
  envReads: number[];
}

interface AstNode {
  type: string;
  start: number;
  [field: string]: unknown;
}

const isNode = (value: unknown): value is AstNode =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

const textOf = (value: unknown): string | undefined => (isNode(value) && typeof value.value === 'string' ? value.value : undefined);

const kindIsType = (node: AstNode): boolean => {
  if (node.importKind === 'type' || node.exportKind === 'type') return true;
  const names = Array.isArray(node.specifiers) ? node.specifiers.filter(isNode) : [];
  return names.length > 0 && names.every((name) => name.importKind === 'type' || name.exportKind === 'type');
};

/** Imports and uses of the environment in one file, from its syntax tree: comments and texts cannot deceive it. */
export function readImports(file: string): SourceFile {
  const text = readFileSync(file, 'utf8');
  const result: SourceFile = { imports: [], envReads: [] };
  const lineAt = (offset: number): number => text.slice(0, offset).split('\n').length;
  const add = (node: AstNode, source: unknown, typeOnly: boolean): void => {
    const specifier = textOf(source);
    if (specifier !== undefined) result.imports.push({ specifier, typeOnly, line: lineAt(node.start) });
  };
  const visit = (node: AstNode): void => {
    if (node.type === 'ImportDeclaration' || node.type === 'ExportNamedDeclaration' || node.type === 'ExportAllDeclaration') {
      add(node, node.source, kindIsType(node));
    } else if (node.type === 'ImportExpression') {
      add(node, node.source, false);
    } else if (node.type === 'TSImportType') {
      const argument = isNode(node.source) ? node.source : node.argument;
      add(node, isNode(argument) && isNode(argument.literal) ? argument.literal : argument, true);
    } else if (node.type === 'MemberExpression' && isNamed(node.object, 'process') && isNamed(node.property, 'env')) {
      result.envReads.push(lineAt(node.start));
    }
    for (const value of Object.values(node)) {
      if (Array.isArray(value)) value.filter(isNode).forEach(visit);
      else if (isNode(value)) visit(value);
    }
  };
  visit(parse(text, file));
  return result;
}

const isNamed = (value: unknown, name: string): boolean => isNode(value) && value.type === 'Identifier' && value.name === name;

function parse(text: string, file: string): AstNode {
  const extension = path.extname(file);
  const program: unknown = parseAst(text, { lang: extension === '.tsx' || extension === '.jsx' ? 'tsx' : 'ts' }, file);
  if (!isNode(program)) throw new Error(`${file}: not a program`);
  return program;
}
