import { key, redis } from '../../platform/redis.ts';
import { db } from './risk.entity.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Beyond this many nobody counts. */
const MOST = 2_000;

const accountsOf = (deviceId: string): string => key(`risk:device:${deviceId}`, 'accounts');
const printsOf = (deviceId: string): string => key(`risk:device:${deviceId}`, 'prints');
/** customer → when first seen on the device. */
const linksOf = (deviceId: string): string => key(`risk:device:${deviceId}`, 'links');
const firstOf = (deviceId: string): string => key(`risk:device:${deviceId}`, 'first');
const devicesOf = (customerId: number): string => key(`risk:${customerId}`, 'devices');
const netsOf = (customerId: number): string => key(`risk:${customerId}`, 'nets');
const onAddress = (ip: string): string => key(`risk:ip:${ip}`, 'accounts');
const youngOn = (ip: string): string => key(`risk:ip:${ip}`, 'young');
/** Accounts with one fingerprint on one address. */
const alikeOn = (ip: string, fingerprint: string): string => key(`risk:ip:${ip}`, 'print', fingerprint);
const newWith = (fingerprint: string): string => key(`risk:print:${fingerprint}`, 'new');
const triesOf = (who: string, minute: number): string => key(`risk:${who}`, 'tries', minute);

/** An address without its end: a phone that gets another address of the same carrier has not moved. */
export const netOf = (ip: string): string => (ip.includes(':') ? ip.split(':').slice(0, 3).join(':') : ip.split('.').slice(0, 3).join('.'));

export interface Visit {
  readonly customerId: number;
  readonly deviceId: string;
  readonly fingerprint: string;
  readonly ip: string;
  /** Registered within the last day. */
  readonly young: boolean;
}

const note = (
  pipeline: ReturnType<ReturnType<typeof redis>['pipeline']>,
  name: string,
  member: string | number,
  at: number,
  span: number,
): void => {
  pipeline.zadd(name, at, member);
  pipeline.zremrangebyscore(name, 0, at - span);
  pipeline.zremrangebyrank(name, 0, -MOST - 1);
  pipeline.pexpire(name, span);
};

/** What the database remembers of a device that Redis does not know: it is new, or Redis was emptied. */
const recall = async (deviceId: string, at: number): Promise<number> => {
  const rows = await db()
    .selectFrom('risk_devices')
    .select(['customer_id', 'first_seen_at', 'last_seen_at'])
    .where('device_id', '=', deviceId)
    .orderBy('last_seen_at', 'desc')
    .limit(200)
    .execute();
  const first = Math.min(at, ...rows.map((row) => row.first_seen_at.getTime()));
  const pipeline = redis().pipeline();
  pipeline.set(firstOf(deviceId), first, 'PX', 60 * DAY);
  for (const row of rows) {
    pipeline.zadd(accountsOf(deviceId), row.last_seen_at.getTime(), row.customer_id);
    pipeline.hsetnx(linksOf(deviceId), String(row.customer_id), String(row.first_seen_at.getTime()));
  }
  pipeline.pexpire(accountsOf(deviceId), 30 * DAY);
  pipeline.pexpire(linksOf(deviceId), 60 * DAY);
  await pipeline.exec();
  return first;
};

const firstSeen = async (deviceId: string, at: number): Promise<number> =>
  Number((await redis().get(firstOf(deviceId))) ?? (await recall(deviceId, at)));

/** Notes who is here, from where and on what. `at`: ms. */
export const noteVisit = async (visit: Visit, at: number): Promise<void> => {
  const first = await firstSeen(visit.deviceId, at);
  const isNew = (await redis().zadd(accountsOf(visit.deviceId), at, visit.customerId)) === 1;
  const pipeline = redis().pipeline();
  note(pipeline, accountsOf(visit.deviceId), visit.customerId, at, 30 * DAY);
  pipeline.hsetnx(linksOf(visit.deviceId), String(visit.customerId), String(at));
  pipeline.pexpire(linksOf(visit.deviceId), 60 * DAY);
  note(pipeline, printsOf(visit.deviceId), visit.fingerprint, at, DAY);
  note(pipeline, devicesOf(visit.customerId), visit.deviceId, at, DAY);
  note(pipeline, netsOf(visit.customerId), netOf(visit.ip), at, 30 * MINUTE);
  note(pipeline, onAddress(visit.ip), visit.customerId, at, HOUR);
  note(pipeline, alikeOn(visit.ip, visit.fingerprint), visit.customerId, at, HOUR);
  if (visit.young) note(pipeline, youngOn(visit.ip), visit.customerId, at, HOUR);
  if (at - first < 10 * MINUTE) note(pipeline, newWith(visit.fingerprint), visit.deviceId, at, HOUR);
  pipeline.pexpire(firstOf(visit.deviceId), 60 * DAY);
  await pipeline.exec();
  if (isNew)
    await db()
      .insertInto('risk_devices')
      .values({ device_id: visit.deviceId, customer_id: visit.customerId, first_seen_at: new Date(at), last_seen_at: new Date(at) })
      .onDuplicateKeyUpdate({ last_seen_at: new Date(at) })
      .execute();
};

/** Counts one more request to enter; answers how many of the account and of the address there were in this minute. */
const countTry = async (customerId: number, ip: string, at: number): Promise<{ attempts: number; ip_attempts: number }> => {
  const minute = Math.floor(at / MINUTE);
  const [own, address] = [triesOf(String(customerId), minute), triesOf(`ip:${ip}`, minute)];
  const pipeline = redis().pipeline();
  for (const name of [own, address]) {
    pipeline.incr(name);
    pipeline.pexpire(name, 2 * MINUTE);
  }
  const replies = (await pipeline.exec()) ?? [];
  return { attempts: Number(replies[0]?.[1] ?? 0), ip_attempts: Number(replies[2]?.[1] ?? 0) };
};

export interface PresenceFacts {
  readonly device_crowd: number;
  /** Hours since this account was first seen on this device. */
  readonly unknown_device: number;
  /** Minutes since the device was first seen. */
  readonly device_new: number;
  readonly device_hops: number;
  readonly device_changes: number;
  readonly fingerprint_crowd: number;
  readonly ip_crowd: number;
  readonly ip_young: number;
  /** Accounts on this address with this fingerprint, where they are most of its accounts; else 0. */
  readonly ip_twins: number;
  readonly ip_hops: number;
  readonly ip_attempts: number;
  readonly attempts: number;
}

/** Who shares device and address with this customer, and how they change. Notes this visit and counts this request first. */
export const measurePresence = async (visit: Visit, at: number): Promise<PresenceFacts> => {
  await noteVisit(visit, at);
  const since = (name: string, span: number): Promise<number> => redis().zcount(name, at - span, '+inf');
  const [device, first, linked, hops, changes, prints, crowd, young, twins, nets, tries] = await Promise.all([
    since(accountsOf(visit.deviceId), 30 * DAY),
    firstSeen(visit.deviceId, at),
    redis().hget(linksOf(visit.deviceId), String(visit.customerId)),
    since(devicesOf(visit.customerId), DAY),
    since(printsOf(visit.deviceId), DAY),
    since(newWith(visit.fingerprint), HOUR),
    since(onAddress(visit.ip), HOUR),
    since(youngOn(visit.ip), HOUR),
    since(alikeOn(visit.ip, visit.fingerprint), HOUR),
    since(netsOf(visit.customerId), 30 * MINUTE),
    countTry(visit.customerId, visit.ip, at),
  ]);
  return {
    device_crowd: device,
    unknown_device: Math.round((at - Number(linked ?? at)) / (HOUR / 10)) / 10,
    device_new: Math.round((at - first) / 6_000) / 10,
    device_hops: hops,
    device_changes: changes,
    fingerprint_crowd: prints,
    ip_crowd: crowd,
    ip_young: young,
    // Companies and carriers have many phones of a popular model, and more of others.
    ip_twins: twins * 2 > crowd ? twins : 0,
    ip_hops: nets,
    ...tries,
  };
};
