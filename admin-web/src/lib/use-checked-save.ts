import { ApiError } from '@huitou/shared-types/client.ts';
import { App, type FormInstance } from 'antd';
import { useState } from 'react';
import { queryClient } from './api.ts';
import { errorMessage, fieldIssues } from './use-action.ts';

interface Fault {
  path: string;
  message: string;
}
export interface SaveTools {
  /** Puts faults beside their fields; true when there were any. */
  refused: (faults: readonly Fault[]) => boolean;
  /** Asks whether doubts are meant so; true at once when there are none. */
  agreed: (doubts: readonly { message: string }[]) => Promise<boolean>;
}
/** Faults that a refusal names with their place, whether the schema or the slice found them. */
const faultsOf = (error: unknown): Fault[] => {
  const issues = fieldIssues(error);
  if (issues.length > 0) return issues.map(({ path, message }) => ({ path: path.join('.'), message }));
  const details = error instanceof ApiError ? error.details : undefined;
  if (!Array.isArray(details)) return [];
  return details.filter((one: Partial<Fault> | null): one is Fault => typeof one?.path === 'string' && typeof one.message === 'string');
};

interface CheckedSave {
  /** Runs `work` once the form itself has nothing against it; refusals are shown where they belong. */
  run: (work: (tools: SaveTools) => Promise<void>) => Promise<void>;
  busy: boolean;
}

/**
 * Saving a form that the server has a say in: faults are put beside their fields, doubts are asked about, and somebody else's save is told
 * of without losing what was typed. `fieldOf` finds the field for a place in the server's input; `discard` drops the changes.
 */
export const useCheckedSave = <V>(
  form: FormInstance<V>,
  fieldOf: (path: string) => readonly (string | number)[] | null,
  discard: () => void,
): CheckedSave => {
  const { message, modal } = App.useApp();
  const [busy, setBusy] = useState(false);

  const refused = (faults: readonly Fault[]): boolean => {
    if (faults.length === 0) return false;
    const placed = faults.flatMap(({ path, message: text }) => {
      const name = fieldOf(path);
      return name === null ? [] : [{ name: name as never, errors: [text] }];
    });
    form.setFields(placed);
    if (placed[0]) form.scrollToField(placed[0].name, { behavior: 'smooth', block: 'center' });
    void message.error(faults[0]?.message ?? '请检查填写的内容');
    return true;
  };
  const agreed = (doubts: readonly { message: string }[]): Promise<boolean> =>
    doubts.length === 0
      ? Promise.resolve(true)
      : new Promise((resolve) => {
          void modal.confirm({
            title: '请确认以下设置',
            content: doubts.map((doubt) => doubt.message).join('；'),
            okText: '确认无误，保存',
            cancelText: '回去修改',
            onOk: () => resolve(true),
            onCancel: () => resolve(false),
          });
        });
  const meetConflict = (): void =>
    void modal.confirm({
      title: '内容已被他人修改',
      content: '重新载入会丢弃你在本页的修改，看到对方保存的内容。',
      okText: '重新载入',
      cancelText: '留在本页',
      onOk: () => {
        discard();
        return queryClient.invalidateQueries();
      },
    });

  const run = async (work: (tools: SaveTools) => Promise<void>): Promise<void> => {
    const valid = await form.validateFields().catch((failed: { errorFields?: { name: never; errors: string[] }[] }) => {
      const [first] = failed.errorFields ?? [];
      if (first) form.scrollToField(first.name, { behavior: 'smooth', block: 'center' });
      void message.error(first?.errors[0] ?? '请检查填写的内容');
      return null;
    });
    if (!valid) return;
    setBusy(true);
    try {
      await work({ refused, agreed });
    } catch (error) {
      if (refused(faultsOf(error))) return;
      if (error instanceof ApiError && error.code === 'conflict') meetConflict();
      else void message.error(errorMessage(error));
    } finally {
      setBusy(false);
    }
  };
  return { run, busy };
};
