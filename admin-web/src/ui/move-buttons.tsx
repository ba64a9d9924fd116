import { movesFrom, type Moves } from '@huitou/shared-types/moves.ts';
import { Button, Space } from 'antd';
import type { ReactElement } from 'react';
import { allows, useAuth } from '../lib/auth.ts';

interface MoveButtonsProps<S extends string, M extends string> {
  moves: Moves<S, M>;
  status: S;
  /** What each move does here; a move without an entry is offered elsewhere. */
  on: { readonly [name in NoInfer<M>]?: () => void };
  /** The move that the person most likely came for. */
  primary?: NoInfer<M>;
  danger?: readonly NoInfer<M>[];
  size?: 'small' | 'medium';
}

/** A button for each move that staff may make from this state, labelled by the slice's `states.ts`. */
export const MoveButtons = <S extends string, M extends string>(props: MoveButtonsProps<S, M>): ReactElement => {
  const { moves, status, on, primary, danger = [], size = 'medium' } = props;
  const permissions = useAuth((s) => s.permissions);
  const open = movesFrom(moves, status, 'staff').filter((name) => {
    const permission = moves[name].permission;
    return on[name] !== undefined && (permission === undefined || allows(permissions, { staff: permission }));
  });
  const weight = (name: M): number => (name === primary ? 0 : danger.includes(name) ? 2 : 1);
  return (
    <Space size="small" wrap>
      {open
        .sort((a, b) => weight(a) - weight(b))
        .map((name) => (
          <Button
            key={name}
            size={size}
            type={name === primary ? 'primary' : 'default'}
            danger={danger.includes(name)}
            onClick={() => on[name]?.()}
          >
            {moves[name].label}
          </Button>
        ))}
    </Space>
  );
};
