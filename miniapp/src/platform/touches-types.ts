/** A finger that went down and up again: a tap, or a scroll when it travelled. */
export type OnTouch = (kind: 'tap' | 'scroll', x: number, y: number, press: number) => void;

/** Further than this, px, it was no tap. */
export const TRAVEL_PX = 10;
