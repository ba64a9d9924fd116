/** The two calls of @koa/multer that we use; the package ships no types. */
declare module '@koa/multer' {
  import type { Middleware } from 'koa';
  interface Limits {
    files?: number;
    fileSize?: number;
    fields?: number;
    fieldSize?: number;
  }
  interface Multer {
    single(field: string): Middleware;
  }
  function multer(options: { storage: unknown; limits?: Limits }): Multer;
  namespace multer {
    function memoryStorage(): unknown;
  }
  export default multer;
}
