import { paymentRoutes } from '@huitou/shared-types/payments/routes.ts';
import type { ReconciliationDay } from '@huitou/shared-types/payments/schema.ts';
import { App, Button } from 'antd';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { api, queryClient } from '../../lib/api.ts';
import { useCan } from '../../lib/auth.ts';
import { errorMessage } from '../../lib/use-action.ts';

/** Makes up for days that were never matched, the oldest first, since each day's balance builds on the one before; stops at a refusal. */
export const RunWaiting = ({ days }: { days: readonly ReconciliationDay[] }): ReactElement | null => {
  const { message } = App.useApp();
  const may = useCan()(paymentRoutes.run);
  const [progress, setProgress] = useState<{ done: number; total: number } | null>(null);
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);
  const waiting = days
    .filter(({ state }) => state === 'waiting')
    .map(({ day }) => day)
    .sort();
  if (!may || (waiting.length < 2 && progress === null)) return null;
  const run = async (): Promise<void> => {
    let done = 0;
    try {
      for (const day of waiting) {
        if (!here.current) return;
        setProgress({ done, total: waiting.length });
        await api(paymentRoutes.run, { day });
        done += 1;
      }
      void message.success(`已补对 ${done} 天`);
    } catch (error) {
      void message.error(`${waiting[done] ?? ''}：${errorMessage(error)}`);
    } finally {
      setProgress(null);
      void queryClient.invalidateQueries();
    }
  };
  return (
    <Button loading={progress !== null} onClick={() => void run()}>
      {progress ? `补对中 ${progress.done} / ${progress.total}` : `补对 ${waiting.length} 天`}
    </Button>
  );
};
