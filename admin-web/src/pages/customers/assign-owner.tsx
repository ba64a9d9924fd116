import { customerRoutes } from '@huitou/shared-types/customers/routes.ts';
import type { CustomerRow } from '@huitou/shared-types/customers/schema.ts';
import { App, Select } from 'antd';
import type { ReactElement } from 'react';
import { useApiQuery } from '../../lib/api.ts';
import { useAction } from '../../lib/use-action.ts';

const NOBODY = '';

/** Says who looks after the customers that are ticked. */
export function AssignOwner({ customers, onDone }: { customers: readonly CustomerRow[]; onDone: () => void }): ReactElement {
  const { message } = App.useApp();
  const people = useApiQuery(customerRoutes.assignees, {});
  const assign = useAction(customerRoutes.assign);
  const choose = async (staffId: string): Promise<void> => {
    const done = await assign.run({ ids: customers.map(({ id }) => id), staffId: staffId === NOBODY ? null : staffId });
    if (!done) return;
    void message.success(staffId === NOBODY ? `${done.assigned} 位客户不再有专属员工` : `已分配 ${done.assigned} 位客户`);
    onDone();
  };
  return (
    <Select
      aria-label="分配专属员工"
      placeholder="分配专属员工"
      value={null}
      loading={people.isPending || assign.busy}
      showSearch={{ optionFilterProp: 'label' }}
      style={{ width: 180 }}
      options={[{ value: NOBODY, label: '取消分配' }, ...(people.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))]}
      onChange={(value: string | null) => value !== null && void choose(value)}
    />
  );
}
