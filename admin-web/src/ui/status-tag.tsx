import type { StateLabel, StateLabels } from '@huitou/shared-types/moves.ts';
import { Tag } from 'antd';
import type { ReactElement } from 'react';

const colours: Record<StateLabel['tone'], string> = {
  neutral: 'default',
  waiting: 'orange',
  active: 'blue',
  done: 'green',
  bad: 'red',
};

/** A state as its slice's `states.ts` names and colours it. */
export const StatusTag = <S extends string>({ labels, status }: { labels: StateLabels<S>; status: S }): ReactElement => {
  const { label, tone } = labels[status];
  return (
    <Tag color={colours[tone]} variant="filled" style={{ marginInlineEnd: 0 }}>
      {label}
    </Tag>
  );
};

/** The states as choices of a filter. */
export const stateOptions = <S extends string>(labels: StateLabels<S>): { value: S; label: string }[] =>
  (Object.keys(labels) as S[]).map((value) => ({ value, label: labels[value].label }));
