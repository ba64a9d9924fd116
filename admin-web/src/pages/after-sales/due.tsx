import { caseDueLabels, type CaseDue } from '@huitou/shared-types/after-sales/states.ts';
import type { ReactElement } from 'react';
import { useNow } from '../../lib/use-now.ts';
import { TimeLeft } from '../../ui/time-left.tsx';

const overText: Record<CaseDue, string> = {
  auto_agree: '即将自动同意',
  auto_close: '即将自动关闭',
  auto_done: '即将自动完成',
  receive: '请尽快收货',
  finish: '请尽快处理',
};

/** Until when a case waits, and what happens then. */
export const Due = ({
  dueAt,
  due,
  inline = false,
}: {
  dueAt: string | null;
  due: CaseDue | null;
  inline?: boolean;
}): ReactElement | null => {
  const now = useNow();
  if (dueAt === null || due === null) return null;
  const text = Date.parse(dueAt) <= now ? overText[due] : caseDueLabels[due];
  return (
    <span className="small" style={{ lineHeight: 1.5 }}>
      <TimeLeft until={dueAt} then={caseDueLabels[due].replace(/^[后内]/, '')} />
      {inline ? ' ' : <br />}
      <span className="muted">{text}</span>
    </span>
  );
};
