import { sign } from '../../platform/ids.ts';

/** A keyed hash: enough to count an address, a device or a network, useless to whoever finds it. */
export const hashOf = (what: 'address' | 'device' | 'network', value: string): string => sign(`flash:${what}:${value}`).slice(0, 16);

const networks = new Map<string, string>();
/** Of an IP address, remembered: in a rush each comes many times. IPv6 counts by the /64 that one household has. */
export const networkOf = (ip: string): string => {
  const known = networks.get(ip);
  if (known) return known;
  if (networks.size > 20_000) networks.clear();
  const hash = hashOf('network', ip.includes(':') && !ip.includes('.') ? ip.split(':').slice(0, 4).join(':') : ip);
  networks.set(ip, hash);
  return hash;
};
