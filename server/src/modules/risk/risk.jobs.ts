import { sql } from 'kysely';
import { DAY, HOUR, later, now } from '../../platform/clock.ts';
import { defineClockJob } from '../../platform/queue/clock-jobs.ts';
import { readSettings } from '../settings/index.ts';
import { writeJudgements } from './keep-judgement.ts';
import { db } from './risk.entity.ts';

const writeWaiting = defineClockJob({
  name: 'risk.write-judgements',
  everyMs: 2_000,
  handle: async (stop) => {
    await writeJudgements(stop);
  },
});

const ROWS = 2_000;
const ROUNDS = 20;
/** Takes away what is too old, some thousand rows a statement; what is left then goes next time. */
const purge = defineClockJob({
  name: 'risk.purge',
  everyMs: HOUR,
  handle: async (stop) => {
    const { keepDays } = await readSettings('antiBot');
    for (let round = 0; round < ROUNDS && !stop.aborted; round += 1) {
      const gone = await sql`delete from risk_judgements where at < ${later(-keepDays * DAY)} order by at limit ${sql.lit(ROWS)}`.execute(
        db(),
      );
      if (Number(gone.numAffectedRows ?? 0) < ROWS) break;
    }
    // A device that nobody has used in two months is a stranger again; an entry whose time is over is shown for another month.
    await sql`delete from risk_devices where last_seen_at < ${later(-60 * DAY)} limit ${sql.lit(ROWS)}`.execute(db());
    await sql`delete from risk_list_entries where ends_at < ${later(-30 * DAY, now())} limit ${sql.lit(ROWS)}`.execute(db());
  },
});

export const jobs = [writeWaiting, purge];
