// Failures that a person can act on are told in one line; everything else keeps its stack.

/** An error whose message is the whole story: print it, exit 1, no stack. */
export class Told extends Error {}

/** What to say about a system error in plain words, or undefined when it is not one of the known ones. */
export function plainWords(error) {
  if (error instanceof Told) return error.message;
  const at = error?.path ? ` (${error.path})` : '';
  if (error?.code === 'ENOSPC' || /No space left on device|errno: 28\b/i.test(String(error?.message))) {
    return `The disk is full${at}. Free at least 1 GB and start again; nothing is lost.`;
  }
  if (error?.code === 'EROFS') return `The file system is read-only${at}.`;
  if (error?.code === 'EACCES' || error?.code === 'EPERM') {
    return `No permission${at}. Were these files made by another user, for instance by an earlier start as root? Give them back with: sudo chown -R $(id -un) .`;
  }
  return undefined;
}

/** Ends a script: one line for what is understood, the stack for what is not. */
export function exitWith(error) {
  console.error(`\n✗ ${plainWords(error) ?? error?.stack ?? error}`);
  process.exit(1);
}
