import { deviceTraits } from '@/platform/device-traits';
import { stored } from '@/platform/storage';
import { digest } from './digest';

const kept = stored<string>('huitou.device');
const randomPart = (): string => Math.random().toString(36).slice(2, 10).padEnd(8, '0');

/** A random name; letters and digits. */
export const randomName = (): string => randomPart() + randomPart() + randomPart();

let id: string | undefined;
/** The name that this phone gave itself at its first start. It says nothing about the person, and is gone when the storage is cleared. */
export const deviceId = (): string => {
  id ??= kept.get();
  if (id === undefined) {
    id = randomName();
    kept.set(id);
  }
  return id;
};

let print: string | undefined;
export const fingerprint = (): string => {
  print ??= digest(deviceTraits());
  return print;
};
