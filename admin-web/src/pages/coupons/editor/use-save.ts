import { couponAdminRoutes } from '@huitou/shared-types/coupons/routes.ts';
import type { Template } from '@huitou/shared-types/coupons/schema.ts';
import { App, type FormInstance } from 'antd';
import { useNavigate } from 'react-router';
import { api, queryClient } from '../../../lib/api.ts';
import { errorMessage } from '../../../lib/use-action.ts';
import { useCheckedSave } from '../../../lib/use-checked-save.ts';
import { fieldOf, toFields, type CouponValues } from './values.ts';

/** Saves the template, and publishes it when that is wanted. */
export const useSave = (
  form: FormInstance<CouponValues>,
  initial: CouponValues,
  template: Template | undefined,
  onSaved: () => void,
): { save: (publish: boolean) => Promise<void>; busy: boolean } => {
  const { message } = App.useApp();
  const navigate = useNavigate();
  const { run, busy } = useCheckedSave(
    form,
    (path) => {
      const name = fieldOf(path);
      return name === null ? null : [name];
    },
    onSaved,
  );
  const save = (publish: boolean): Promise<void> =>
    run(async ({ refused, agreed }) => {
      const fields = toFields({ ...initial, ...(form.getFieldsValue(true) as CouponValues) });
      if (fields === null) return;
      const { faults, warnings } = await api(couponAdminRoutes.check, fields);
      if (refused(faults) || !(await agreed(warnings))) return;
      const saved = template
        ? await api(couponAdminRoutes.update, { ...fields, confirm: true, id: template.id, version: template.version })
        : await api(couponAdminRoutes.create, { ...fields, confirm: true });
      onSaved();
      void message.success('已保存');
      // A refused publishing leaves the draft, which is then what the page is about.
      if (publish)
        await api(couponAdminRoutes.publish, { id: saved.id }).catch((error: unknown) => void message.error(errorMessage(error)));
      await queryClient.invalidateQueries();
      // The guard against unsaved changes still sees the form as dirty in this tick.
      setTimeout(() => void navigate(`/coupons/${saved.id}`));
    });
  return { save, busy };
};
