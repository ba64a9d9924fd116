import { fulfilmentRoutes } from '@huitou/shared-types/fulfilment/routes.ts';
import { App } from 'antd';
import { useState } from 'react';
import { api } from '../../lib/api.ts';
import { openFile } from '../../lib/download.ts';
import type { Download } from '../../lib/transport.ts';
import { errorMessage } from '../../lib/use-action.ts';

/** Fetches the delivery slips of some orders as one PDF and opens it to print. */
export const usePrintSlips = (): { run: (orderIds: string[]) => Promise<boolean>; busy: boolean } => {
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  return {
    busy,
    run: async (orderIds) => {
      setBusy(true);
      try {
        openFile((await api(fulfilmentRoutes.slips, { orderIds })) as Download);
        return true;
      } catch (error) {
        void message.error(errorMessage(error));
        return false;
      } finally {
        setBusy(false);
      }
    },
  };
};
