import { writeFileSync } from 'node:fs';
import { openApiDocument } from './platform/http/openapi.ts';
import { closeDb, connectDb, withEm } from './platform/db/orm.ts';
import { closeRedis } from './platform/redis.ts';
import { entities, routes } from './slices.ts';

/** Chores outside the running shop: `node server/src/cli.ts migrate | seed | accounts | openapi [file]`. */
const commands: Record<string, () => Promise<void>> = {
  migrate: async () => {
    const orm = await connectDb(entities);
    await orm.schema.ensureDatabase();
    if ((await orm.migrator.getPending()).length + (await orm.migrator.getExecuted()).length === 0) await orm.schema.update();
    else await orm.migrator.up();
  },
  seed: async () => {
    await connectDb(entities);
    const { seedDemo } = await import('../seeds/demo/seed.ts');
    await withEm(() => seedDemo());
  },
  accounts: async () => {
    const { demoAccounts } = await import('../seeds/demo/accounts.ts');
    console.log(JSON.stringify(demoAccounts));
  },
  openapi: async () => {
    const text = `${JSON.stringify(openApiDocument(routes), null, 2)}\n`;
    const file = process.argv[3];
    if (file) writeFileSync(file, text);
    else process.stdout.write(text);
  },
};

const command = commands[process.argv[2] ?? ''];
if (!command) {
  console.error(`Usage: node server/src/cli.ts ${Object.keys(commands).join(' | ')}`);
  process.exit(2);
}
try {
  await command();
} finally {
  await closeRedis();
  await closeDb();
}
