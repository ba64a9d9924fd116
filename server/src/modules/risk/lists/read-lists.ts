import type { ListKind, ListSide } from '@huitou/shared-types/risk/states.ts';
import { BlockList, isIP } from 'node:net';
import { now } from '../../../platform/clock.ts';
import { db } from '../risk.entity.ts';

const FRESH_MS = 1_000;
/** Lists are made by hand; far more than this is no list but a rule. */
const MOST = 50_000;

interface Known {
  readonly side: ListSide;
  readonly until: Date | null;
}
interface Lists {
  readonly exact: ReadonlyMap<string, Known>;
  readonly nets: readonly (Known & { readonly holds: (ip: string) => boolean })[];
}
let kept: { lists: Lists; until: number } | undefined;
let loading: Promise<Lists> | undefined;

const familyOf = (ip: string): 'ipv4' | 'ipv6' => (isIP(ip) === 6 ? 'ipv6' : 'ipv4');
/** Whether an address lies in a net (`203.0.113.0/24`). */
export const netHolds = (net: string): ((ip: string) => boolean) => {
  const [address = '', bits = ''] = net.split('/');
  const list = new BlockList();
  list.addSubnet(address, Number(bits), familyOf(address));
  return (ip) => isIP(ip) !== 0 && list.check(ip, familyOf(ip));
};

const load = async (): Promise<Lists> => {
  const rows = await db()
    .selectFrom('risk_list_entries')
    .select(['side', 'kind', 'value', 'ends_at'])
    .orderBy('id', 'desc')
    .limit(MOST)
    .execute();
  const exact = new Map<string, Known>();
  const nets: (Known & { holds: (ip: string) => boolean })[] = [];
  for (const { side, kind, value, ends_at: until } of rows) {
    if (kind === 'ip' && value.includes('/')) nets.push({ side, until, holds: netHolds(value) });
    else exact.set(`${kind}:${value}`, { side, until });
  }
  return { exact, nets };
};

const read = async (): Promise<Lists> => {
  if (kept && kept.until > Date.now()) return kept.lists;
  loading ??= load().finally(() => {
    loading = undefined;
  });
  const lists = await loading;
  kept = { lists, until: Date.now() + FRESH_MS };
  return lists;
};
/** Forgets what was read, in this process. */
export const forgetLists = (): void => {
  kept = undefined;
};

/** Which list somebody is on: the customer counts before the device, the device before the address, an address before its net. At most a second old. */
export const listed = async (who: {
  customerId: number;
  deviceId: string;
  ip: string;
}): Promise<{ side: ListSide; kind: ListKind } | null> => {
  const { exact, nets } = await read();
  const at = now();
  const alive = (entry: Known | undefined): entry is Known => entry !== undefined && (entry.until === null || entry.until > at);
  const subjects = [
    ['customer', String(who.customerId)],
    ['device', who.deviceId],
    ['ip', who.ip],
  ] as const;
  for (const [kind, value] of subjects) {
    const entry = exact.get(`${kind}:${value}`);
    if (alive(entry)) return { side: entry.side, kind };
  }
  const net = nets.find((one) => alive(one) && one.holds(who.ip));
  return net ? { side: net.side, kind: 'ip' } : null;
};
