import type { Redis } from 'ioredis';

const STRETCH = 1_000;

/**
 * Keys of this connection live a thousand times longer. Redis keeps real time, in which a busy machine may take ten minutes for what is one
 * minute of a rush: a puzzle would be gone before its solver's turn comes. What must not be used after its time is refused by the server's
 * clock, and counters of a span go by it as well.
 */
export const stretchLifetimes = (redis: Redis): void => {
  const send = redis.sendCommand.bind(redis);
  redis.sendCommand = (command, ...more) => {
    const { name, args } = command;
    const at =
      name === 'expire' || name === 'pexpire' ? 1 : name === 'set' ? args.findIndex((arg) => /^(ex|px)$/i.test(String(arg))) + 1 : 0;
    if (at > 0) args[at] = String(Number(args[at]) * STRETCH);
    return send(command, ...more);
  };
};
