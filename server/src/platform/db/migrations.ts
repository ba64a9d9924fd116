import { fileURLToPath } from 'node:url';
import { Migrator } from '@mikro-orm/migrations';

/** Options for the chores that migrate; the running shop does without them. DDL commits by itself on MySQL, so migrations are not wrapped. */
export const migrationOptions = (snapshot = false) => ({
  extensions: [Migrator],
  migrations: {
    path: fileURLToPath(new URL('../../../migrations', import.meta.url)),
    glob: '*.ts',
    emit: 'ts',
    snapshotName: '.snapshot',
    snapshot,
    transactional: false,
    allOrNothing: false,
  },
});
