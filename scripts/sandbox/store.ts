import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const COMPACT_AFTER_BYTES = 64 << 20;
const RECENT = 100;

/** Records of one kind, by key. A record is mutated in place and then `put` again. */
export class Table<T extends object> {
  readonly name: string;
  readonly #key: (record: T) => string;
  readonly #records = new Map<string, T>();
  readonly #changed: (table: string, key: string) => void;
  readonly #indexed: ((record: T) => void) | undefined;
  /** Keys in order of first appearance, the last few only. */
  #recent: string[] = [];

  constructor(name: string, key: (record: T) => string, changed: (table: string, key: string) => void, indexed?: (record: T) => void) {
    this.name = name;
    this.#key = key;
    this.#changed = changed;
    this.#indexed = indexed;
  }

  get(key: string): T | undefined {
    return this.#records.get(key);
  }

  put(record: T): T {
    const key = this.#key(record);
    this.load(record);
    this.#changed(this.name, key);
    return record;
  }

  /** Takes a record in without announcing it as a change. */
  load(record: T): void {
    const key = this.#key(record);
    if (!this.#records.has(key)) {
      this.#recent.push(key);
      if (this.#recent.length >= RECENT * 2) this.#recent = this.#recent.slice(-RECENT);
    }
    this.#records.set(key, record);
    this.#indexed?.(record);
  }

  delete(key: string): void {
    if (this.#records.delete(key)) this.#changed(this.name, key);
  }

  /** The newest records, newest first; at most a hundred. */
  last(count: number): T[] {
    const keys = this.#recent.slice(-count).reverse();
    return keys.map((key) => this.#records.get(key)).filter((record) => record !== undefined);
  }

  get size(): number {
    return this.#records.size;
  }

  values(): IterableIterator<T> {
    return this.#records.values();
  }
}

/**
 * Keeps tables in one append-only file of JSON lines, so that a restart finds them. Writing is batched and never awaited by a request; a
 * line torn by kill -9 is skipped at the next start. Without a folder nothing is written.
 */
export class Log {
  #tables = new Map<string, Table<object>>();
  #dirty = new Map<string, { table: string; key: string }>();
  #file: FileHandle | undefined;
  #path = '';
  #bytes = 0;
  #writing: Promise<void> | undefined;
  readonly changed = (table: string, key: string): void => {
    if (!this.#file) return;
    this.#dirty.set(`${table}\n${key}`, { table, key });
    this.#writing ??= new Promise((resolve) => setImmediate(resolve)).then(() => this.#write());
  };

  table<T extends object>(name: string, key: (record: T) => string, indexed?: (record: T) => void): Table<T> {
    const table = new Table<T>(name, key, this.changed, indexed);
    this.#tables.set(name, table as unknown as Table<object>);
    return table;
  }

  /** Reads what an earlier run left in `dataDir` and begins to write there. */
  async open(dataDir: string): Promise<void> {
    await mkdir(dataDir, { recursive: true });
    this.#path = join(dataDir, 'state.jsonl');
    await this.#read();
    await this.#compact();
  }

  /** Resolves when everything put so far has been handed to the operating system. */
  async flush(): Promise<void> {
    while (this.#writing) await this.#writing;
  }

  async close(): Promise<void> {
    await this.flush();
    await this.#file?.close();
    this.#file = undefined;
  }

  async #read(): Promise<void> {
    const input = createReadStream(this.#path, 'utf8');
    try {
      for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
        const entry = parseLine(line);
        const table = entry && this.#tables.get(entry.t);
        if (!table) continue;
        if (entry.v) table.load(entry.v);
        else if (entry.k) table.delete(entry.k);
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }

  async #write(): Promise<void> {
    try {
      while (this.#dirty.size > 0 && this.#file) {
        const batch = [...this.#dirty.values()];
        this.#dirty.clear();
        const lines = batch.map(({ table, key }) => line(table, key, this.#tables.get(table)?.get(key)));
        const data = Buffer.from(lines.join(''));
        await this.#file.appendFile(data);
        this.#bytes += data.length;
        if (this.#bytes > COMPACT_AFTER_BYTES) await this.#compact();
      }
    } finally {
      this.#writing = undefined;
    }
  }

  /** Writes every record once to a new file and puts it in place of the old one in one step. */
  async #compact(): Promise<void> {
    const next = `${this.#path}.next`;
    await rm(next, { force: true });
    const file = await open(next, 'a', 0o600);
    for (const table of this.#tables.values()) {
      let chunk = '';
      for (const record of table.values()) {
        chunk += `${JSON.stringify({ t: table.name, v: record })}\n`;
        if (chunk.length < 1 << 20) continue;
        await file.appendFile(chunk);
        chunk = '';
      }
      await file.appendFile(chunk);
    }
    await file.sync();
    await rename(next, this.#path);
    await this.#file?.close();
    this.#file = file;
    this.#bytes = 0;
  }
}

const line = (table: string, key: string, record: object | undefined): string =>
  `${JSON.stringify(record ? { t: table, v: record } : { t: table, k: key })}\n`;

function parseLine(text: string): { t: string; v?: object; k?: string } | undefined {
  try {
    return JSON.parse(text) as { t: string; v?: object; k?: string };
  } catch {
    return undefined;
  }
}
