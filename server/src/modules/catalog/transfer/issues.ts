import type { RowError } from '@huitou/shared-types/tasks/schema.ts';
import type { Column } from './columns.ts';

/** What is wrong with a file, row by row. Errors stop the import; warnings are told and the import goes on. */
export class Issues {
  readonly errors: RowError[] = [];
  readonly warnings: RowError[] = [];

  error(row: number, column: Column, message: string): void {
    this.errors.push({ row, column, message });
  }
  warn(row: number, column: Column, message: string): void {
    this.warnings.push({ row, column, message: `警告：${message}` });
  }
}
