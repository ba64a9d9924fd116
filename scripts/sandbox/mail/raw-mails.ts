import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const KEPT = 200;

/** Received mails byte for byte: in a folder, or in memory when there is none. Only the newest are kept in memory. */
export class RawMails {
  readonly #folder: string | undefined;
  readonly #kept = new Map<string, Buffer>();

  constructor(dataDir: string | undefined) {
    this.#folder = dataDir && join(dataDir, 'mail');
  }

  async put(id: string, raw: Buffer): Promise<void> {
    if (this.#folder) {
      await mkdir(this.#folder, { recursive: true });
      return writeFile(join(this.#folder, `${id}.eml`), raw);
    }
    this.#kept.set(id, raw);
    const oldest = this.#kept.keys().next().value;
    if (this.#kept.size > KEPT && oldest !== undefined) this.#kept.delete(oldest);
  }

  /** Nothing when it is gone. `id` must come from the list of mails. */
  async get(id: string): Promise<Buffer | undefined> {
    if (!this.#folder) return this.#kept.get(id);
    return readFile(join(this.#folder, `${id}.eml`)).catch(() => undefined);
  }

  async delete(id: string): Promise<void> {
    this.#kept.delete(id);
    if (this.#folder) await rm(join(this.#folder, `${id}.eml`), { force: true });
  }
}
