import { ApiError } from '@huitou/shared-types/client.ts';
import { couponAdminRoutes } from '@huitou/shared-types/coupons/routes.ts';
import type { Template } from '@huitou/shared-types/coupons/schema.ts';
import { App, type FormInstance } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { api, queryClient } from '../../../lib/api.ts';
import { errorMessage, fieldIssues } from '../../../lib/use-action.ts';
import { fieldOf, toFields, type CouponValues } from './values.ts';

interface Fault {
  path: string;
  message: string;
}

/**
 * Saves the form: faults are put beside their fields, doubts are asked about once, somebody else's save is told of and nothing of what was
 * typed is lost.
 */
export const useSave = (
  form: FormInstance<CouponValues>,
  initial: CouponValues,
  template: Template | undefined,
  onSaved: () => void,
): { save: (publish: boolean) => Promise<void>; busy: boolean } => {
  const { message, modal } = App.useApp();
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);

  const showFaults = (faults: readonly Fault[]): void => {
    const placed = faults.flatMap(({ path, message: text }) => {
      const name = fieldOf(path);
      return name === null ? [] : [{ name, errors: [text] }];
    });
    form.setFields(placed);
    if (placed[0]) form.scrollToField(placed[0].name, { behavior: 'smooth', block: 'center' });
    void message.error(faults[0]?.message ?? '请检查填写的内容');
  };
  const confirmed = (lines: readonly string[]): Promise<boolean> =>
    new Promise((resolve) => {
      modal.confirm({
        title: '请确认以下设置',
        content: lines.join('；'),
        okText: '确认无误，保存',
        cancelText: '回去修改',
        onOk: () => resolve(true),
        onCancel: () => resolve(false),
      });
    });

  const send = async (publish: boolean): Promise<void> => {
    const fields = toFields({ ...initial, ...(form.getFieldsValue(true) as CouponValues) });
    if (fields === null) return;
    const { faults, warnings } = await api(couponAdminRoutes.check, fields);
    if (faults.length > 0) return showFaults(faults);
    if (warnings.length > 0 && !(await confirmed(warnings.map((one) => one.message)))) return;
    const saved = template
      ? await api(couponAdminRoutes.update, { ...fields, confirm: true, id: template.id, version: template.version })
      : await api(couponAdminRoutes.create, { ...fields, confirm: true });
    onSaved();
    void message.success('已保存');
    // A refused publishing leaves the draft, which is then what the page is about.
    if (publish) await api(couponAdminRoutes.publish, { id: saved.id }).catch((error: unknown) => void message.error(errorMessage(error)));
    await queryClient.invalidateQueries();
    setTimeout(() => void navigate(`/coupons/${saved.id}`));
  };

  const save = async (publish: boolean): Promise<void> => {
    const valid = await form.validateFields().catch((failed: { errorFields?: { errors: string[] }[] }) => {
      void message.error(failed.errorFields?.[0]?.errors[0] ?? '请检查填写的内容');
      return null;
    });
    if (!valid) return;
    setBusy(true);
    try {
      await send(publish);
    } catch (error) {
      const issues = fieldIssues(error);
      if (issues.length > 0) showFaults(issues.map(({ path, message: text }) => ({ path: path.join('.'), message: text })));
      else if (error instanceof ApiError && error.code === 'conflict')
        modal.confirm({
          title: '优惠券已被他人修改',
          content: '重新载入会丢弃你在本页的修改，看到对方保存的内容。',
          okText: '重新载入',
          cancelText: '留在本页',
          onOk: () => {
            onSaved();
            return queryClient.invalidateQueries();
          },
        });
      else void message.error(errorMessage(error));
    } finally {
      setBusy(false);
    }
  };
  return { save, busy };
};
