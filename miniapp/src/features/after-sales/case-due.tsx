import { View } from '@tarojs/components';
import { useState } from 'react';
import type { CaseCard } from '@huitou/shared-types/after-sales/schema.ts';
import { caseDueLabels } from '@huitou/shared-types/after-sales/states.ts';
import { refresh } from '@/features/queries';
import { Countdown } from '@/ui/countdown';

const reload = () => void refresh('afterSale', 'afterSales');

/** The time that is left, and what happens when it is over. What only urges the shop is not shown as a promise once it has passed. */
export function CaseDue({ one, id }: { one: Pick<CaseCard, 'due' | 'dueAt'>; id?: string }) {
  const [opened] = useState(Date.now);
  if (!one.dueAt || !one.due) return null;
  const promised = one.due.startsWith('auto_');
  if (!promised && new Date(one.dueAt).getTime() < opened) return null;
  return (
    <View id={id} className="case-due-text">
      {promised ? null : '商家将在 '}
      <Countdown until={one.dueAt} onEnd={reload} /> {caseDueLabels[one.due]}
    </View>
  );
}
