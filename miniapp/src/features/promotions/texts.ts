import { shortTime } from '@/platform/time';

/** Until when a promotion runs; nothing where no end is set. */
export const untilText = (until: string | null): string => (until ? `${shortTime(until)} 结束` : '');
