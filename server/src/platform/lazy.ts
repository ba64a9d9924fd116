import { createRequire } from 'node:module';

const load = createRequire(import.meta.url);

/**
 * A large package that few requests need, loaded at its first use: `const mailer = lazy<typeof import('nodemailer')>('nodemailer')`.
 * An api process starts faster and smaller without it.
 */
export const lazy = <T>(name: string): (() => T) => {
  let loaded: T | undefined;
  return () => (loaded ??= load(name) as T);
};
