export type ActorKind = 'customer' | 'staff' | 'system';

/** One allowed change of state: from which states, to which, and by whom. */
export interface Move<S extends string> {
  readonly from: readonly S[];
  readonly to: S;
  readonly by: readonly ActorKind[];
  /** What the button says (Simplified Chinese). */
  readonly label: string;
  /** The permission that staff need for it. */
  readonly permission?: string;
}
export type Moves<S extends string, M extends string> = { readonly [name in M]: Move<S> };

/** Declares a table of moves and keeps its names: `defineMoves<OrderStatus>()({ pay: { from: ['unpaid'], … } })`. */
export const defineMoves =
  <S extends string>() =>
  <const T extends { readonly [name: string]: Move<S> }>(moves: T): T =>
    moves;

/** The moves open to `actor` from `status`: what the screens draw buttons from. */
export const movesFrom = <S extends string, M extends string>(moves: Moves<S, M>, status: S, actor: ActorKind): M[] =>
  (Object.keys(moves) as M[]).filter((name) => moves[name].from.includes(status) && moves[name].by.includes(actor));

/** How a state is shown. `tone` picks the colour in both screens. */
export interface StateLabel {
  readonly label: string;
  readonly tone: 'neutral' | 'waiting' | 'active' | 'done' | 'bad';
}
export type StateLabels<S extends string> = { readonly [status in S]: StateLabel };
