import { App } from 'antd';
import { errorMessage } from './use-action.ts';

/** Wraps the call that reveals a phone: a refusal is shown and answers null. */
export const useReveal = (call: (reason: string) => Promise<string | null>): ((reason: string) => Promise<string | null>) => {
  const { message } = App.useApp();
  return async (reason) => {
    try {
      return await call(reason);
    } catch (error) {
      void message.error(errorMessage(error));
      return null;
    }
  };
};
