import { makeOwner } from './modules/staff/index.ts';
import { migrationOptions } from './platform/db/migrations.ts';
import { closeDb, connectDb, withEm } from './platform/db/orm.ts';
import { closeQueues } from './platform/queue/queues.ts';
import { closeRedis } from './platform/redis.ts';
import { entities } from './slices.ts';

/** Chores outside the running shop: `node server/src/cli.ts migrate | migration-check | seed | paid-orders | owner <login> [name]`. */
const commands: Record<string, () => Promise<void>> = {
  migrate: async () => {
    const orm = await connectDb(entities, migrationOptions());
    await orm.schema.ensureDatabase();
    await orm.migrator.up();
    const { bookPastMoney } = await import('../seeds/past-money.ts');
    const booked = await withEm(bookPastMoney);
    if (booked > 0) console.log(`booked ${booked} transactions of the past into the ledger`);
  },
  /** Fails when an entity was changed without a migration. */
  'migration-check': async () => {
    const orm = await connectDb(entities, migrationOptions());
    const statements = await orm.schema.getUpdateSchemaSQL({ wrap: false });
    if (statements.trim() === '') return;
    console.error(`No migration brings these changes:\n${statements}`);
    process.exitCode = 1;
  },
  seed: async () => {
    await connectDb(entities);
    const { seedDemo } = await import('../seeds/demo/seed.ts');
    await withEm(() => seedDemo());
  },
  /** The first owner of a real shop: prints a password for the first sign-in. */
  owner: async () => {
    const [login = '', name] = process.argv.slice(3);
    await connectDb(entities);
    console.log(await withEm(() => makeOwner(login, name)));
  },
  /** What a WeChat stand-in has to know of the demo shop's past. */
  'paid-orders': async () => {
    await connectDb(entities);
    const { paidOrders } = await import('../seeds/demo/paid-orders.ts');
    process.stdout.write(JSON.stringify(await withEm(() => paidOrders())));
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
  await closeQueues();
  await closeRedis();
  await closeDb();
}
