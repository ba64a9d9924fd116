import { ApiError } from '@huitou/shared-types/client.ts';
import type { InputOf, OutputOf, RouteDef } from '@huitou/shared-types/http.ts';
import { App } from 'antd';
import { useApiMutation } from './api.ts';

/** A refusal in words; for input errors the first wrong field is named. */
export const errorMessage = (error: unknown): string => {
  if (!(error instanceof ApiError)) return '操作失败，请重试';
  const issues = fieldIssues(error);
  return error.code === 'invalid_input' && issues[0] ? `${error.message}：${issues[0].message}` : error.message;
};

export interface FieldIssue {
  path: (string | number)[];
  message: string;
}

/** The fields that the server refused, as `invalid_input` carries them in `details`. */
export const fieldIssues = (error: unknown): FieldIssue[] => {
  if (!(error instanceof ApiError) || error.code !== 'invalid_input') return [];
  const details = error.details;
  const list = Array.isArray(details) ? details : ((details as { issues?: unknown } | undefined)?.issues ?? []);
  if (!Array.isArray(list)) return [];
  return list.flatMap((one: { path?: unknown; message?: unknown }) => {
    const path = Array.isArray(one.path) ? (one.path as (string | number)[]) : typeof one.path === 'string' ? one.path.split('.') : null;
    return path && typeof one.message === 'string' ? [{ path, message: one.message }] : [];
  });
};

interface Action<R> {
  /** Resolves to the answer, or to null after the refusal was shown. */
  run: (input: InputOf<R>) => Promise<OutputOf<R> | null>;
  busy: boolean;
}

/** Calls a changing route from a button: `done` is shown when it worked, the refusal when it did not. */
export const useAction = <R extends RouteDef>(route: R, done?: string): Action<R> => {
  const { message } = App.useApp();
  const { mutateAsync, isPending } = useApiMutation(route);
  return {
    busy: isPending,
    run: async (input) => {
      try {
        const out = await mutateAsync(input);
        if (done) void message.success(done);
        return out;
      } catch (error) {
        void message.error(errorMessage(error));
        return null;
      }
    },
  };
};
