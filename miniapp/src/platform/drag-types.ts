/** How a finger (or a mouse, or the arrow keys in a browser) draws something sideways; all in px of the screen. */
export interface DragHandlers {
  onStart: () => unknown;
  /** How far from where it began, and how far off the line. */
  onMove: (dx: number, dy: number) => void;
  onEnd: () => void;
}
