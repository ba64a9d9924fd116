import type { InputOf, RouteDef } from '@huitou/shared-types/http.ts';
import { App } from 'antd';
import { useState } from 'react';
import { callRoute } from './api.ts';
import { saveFile } from './download.ts';
import type { Download } from './transport.ts';
import { errorMessage } from './use-action.ts';

/** Calls a download route and saves its file. */
export const useFileAction = <R extends RouteDef>(route: R): { run: (input: InputOf<R>) => Promise<void>; busy: boolean } => {
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  return {
    busy,
    run: async (input) => {
      setBusy(true);
      try {
        saveFile((await callRoute(route, input as Record<string, unknown>)) as Download);
      } catch (error) {
        void message.error(errorMessage(error));
      } finally {
        setBusy(false);
      }
    },
  };
};
