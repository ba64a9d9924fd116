import { paymentRoutes } from '@huitou/shared-types/payments/routes.ts';
import type { Difference } from '@huitou/shared-types/payments/schema.ts';
import { App } from 'antd';
import { useState } from 'react';
import { api, queryClient } from '../../lib/api.ts';
import { errorMessage } from '../../lib/use-action.ts';

interface Settle {
  busy: boolean;
  /** Asks WeChat about each and lets the books follow where that is safe. */
  fix: (rows: readonly Difference[]) => Promise<void>;
  /** Writes the same explanation to each. */
  explain: (rows: readonly Difference[], note: string) => Promise<void>;
}

/** Works through differences one after another and says how many were settled; what was refused says why and stays. */
export const useSettle = (): Settle => {
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const each = async (rows: readonly Difference[], settle: (row: Difference) => Promise<Difference>, done: string): Promise<void> => {
    setBusy(true);
    let settled = 0;
    const refusals = new Set<string>();
    for (const row of rows) {
      try {
        if ((await settle(row)).resolved) settled += 1;
        else refusals.add('微信的结果仍与账面不同，请核实后说明');
      } catch (error) {
        refusals.add(errorMessage(error));
      }
    }
    setBusy(false);
    void queryClient.invalidateQueries();
    if (settled > 0) void message.success(rows.length === 1 ? done : `${done} ${settled} 处`);
    for (const refusal of refusals) void message.error(refusal);
  };
  return {
    busy,
    fix: (rows) => each(rows, ({ id }) => api(paymentRoutes.fix, { id }), '已按微信结果修复'),
    explain: (rows, note) => each(rows, ({ id }) => api(paymentRoutes.resolve, { id, note }), '已说明'),
  };
};
