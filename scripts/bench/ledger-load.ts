// One process that books for some seconds and reports: through the ledger, or the same rows as bare inserts. Started by `ledger.ts`.
import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import mysql from 'mysql2/promise';
import { post } from '../../server/src/modules/ledger/index.ts';
import { closeDb, connectDb, withEm } from '../../server/src/platform/db/orm.ts';
import { transact } from '../../server/src/platform/db/transact.ts';
import { entities } from '../../server/src/slices.ts';

const [how, concurrencyText, secondsText, poolText] = process.argv.slice(2) as [string, string, string, string];
const [concurrency, seconds, pool] = [Number(concurrencyText), Number(secondsText), Number(poolText)];
const CUSTOMERS = 2_000;

interface Booking {
  reference: string;
  kind: string;
  title: string;
  source: { kind: string; no: string };
  postings: { account: string; amount: number }[];
}
let serial = 0;
const run = randomInt(1_000_000_000);

/** What a shop books: payments and paid orders, all through its own accounts, and now and then a customer's balance. */
const nextBooking = (): Booking => {
  serial += 1;
  const [n, amount] = [serial % 10, 1_000 + (serial % 9_000)];
  const customer = `customer:${1 + ((serial * 7_919) % CUSTOMERS)}:balance`;
  const about = { reference: `bench:${run}:${serial}`, source: { kind: 'order', no: `O${run}${serial}` } };
  if (n < 5) {
    const postings = [
      { account: 'clearing:wechat', amount },
      { account: 'prepaid', amount: -amount },
    ];
    return { ...about, kind: 'payment', title: '微信支付收款', postings };
  }
  if (n < 9) {
    const postings = [
      { account: 'freight', amount: -500 },
      { account: 'prepaid', amount },
      { account: 'revenue', amount: 500 - amount },
    ];
    return { ...about, kind: 'order', title: '订单收入', postings };
  }
  const postings = [
    { account: customer, amount: -amount },
    { account: 'gift-cost', amount },
  ];
  return { ...about, kind: 'gift', title: '商家赠送', postings };
};

const throughLedger = (booking: Booking): Promise<unknown> => withEm(() => transact(() => post(booking)));

const bare = mysql.createPool({ uri: process.env.DATABASE_URL as string, connectionLimit: pool, timezone: 'Z' });
const bareInserts = async (booking: Booking): Promise<void> => {
  const connection = await bare.getConnection();
  const at = new Date();
  try {
    await connection.beginTransaction();
    const [{ insertId }] = await connection.query<mysql.ResultSetHeader>('insert into ledger_transactions set ?', [
      {
        reference: booking.reference,
        kind: booking.kind,
        title: booking.title,
        note: '',
        state: 'posted',
        source_kind: booking.source.kind,
        source_no: booking.source.no,
        fingerprint: 'f'.repeat(64),
        pending: null,
        reverses_id: null,
        at,
        booked_at: at,
        staff_id: null,
        staff_name: '',
      },
    ]);
    await connection.query('insert into ledger_postings (transaction_id, account, amount, at) values ?', [
      booking.postings.map(({ account, amount }) => [insertId, account, amount, at]),
    ]);
    await connection.commit();
  } finally {
    connection.release();
  }
};

await connectDb(entities);
const work = how === 'ledger' ? throughLedger : bareInserts;
let stopped = false;
let counting = false;
let postings = 0;
const loop = async (): Promise<void> => {
  while (!stopped) {
    const booking = nextBooking();
    await work(booking);
    if (counting) postings += booking.postings.length;
  }
};
const loops = Promise.all(Array.from({ length: concurrency }, loop));
await Promise.race([loops, sleep(1_500)]);
counting = true;
const started = performance.now();
await Promise.race([loops, sleep(seconds * 1_000)]);
const took = (performance.now() - started) / 1_000;
counting = false;
stopped = true;
await loops;
console.log(JSON.stringify({ perSecond: postings / took }));
await closeDb();
await bare.end();
process.exit(0);
