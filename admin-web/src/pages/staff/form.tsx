import { staffRoutes } from '@huitou/shared-types/staff/routes.ts';
import type { Role, StaffMember } from '@huitou/shared-types/staff/schema.ts';
import { Form, Input, Radio, Select, Switch } from 'antd';
import type { ReactElement } from 'react';
import { useLocations } from '../../lib/use-locations.ts';
import { FormModal } from '../../ui/form-modal.tsx';

interface Values {
  login: string;
  password: string;
  name: string;
  phone: string;
  roleIds: string[];
  allLocations: boolean;
  locationIds: string[];
  customers: 'all' | 'own';
  enabled: boolean;
}

const initialOf = (member: StaffMember | null): Values => ({
  login: member?.login ?? '',
  password: '',
  name: member?.name ?? '',
  phone: member?.phone ?? '',
  roleIds: member?.roles.map(({ id }) => id) ?? [],
  allLocations: member ? member.scope.locationIds === null : true,
  locationIds: member?.scope.locationIds ?? [],
  customers: member?.scope.customers ?? 'all',
  enabled: member?.enabled ?? true,
});

const shared = ({ name, phone, roleIds, allLocations, locationIds, customers }: Values) => ({
  name,
  phone,
  roleIds,
  scope: { locationIds: allLocations ? null : locationIds, customers },
});

/** A member of staff: sign-in, roles, and which rows they may see. */
export const StaffForm = ({
  member,
  roles,
  onClose,
}: {
  member: StaffMember | null;
  roles: readonly Role[];
  onClose: () => void;
}): ReactElement => {
  const { options } = useLocations();
  const common = { initial: initialOf(member), onClose, title: member ? `编辑员工 · ${member.login}` : '添加员工', width: 560 };
  const fields = (
    <>
      {!member && (
        <>
          <Form.Item
            name="login"
            label="登录名"
            rules={[{ required: true, pattern: /^[A-Za-z0-9_.@-]{3,60}$/, message: '3–60 位字母、数字或 _ . @ -' }]}
          >
            <Input autoFocus autoComplete="off" maxLength={60} />
          </Form.Item>
          <Form.Item
            name="password"
            label="初始密码"
            rules={[{ required: true, pattern: /^(?=.*[A-Za-z])(?=.*\d).{8,72}$/, message: '至少 8 位，且包含字母和数字' }]}
            extra="员工首次登录后需要自行修改"
          >
            <Input.Password autoComplete="new-password" maxLength={72} />
          </Form.Item>
        </>
      )}
      <Form.Item name="name" label="姓名" rules={[{ required: true, whitespace: true, message: '请填写姓名' }]}>
        <Input maxLength={30} />
      </Form.Item>
      <Form.Item name="phone" label="手机号">
        <Input maxLength={20} />
      </Form.Item>
      <Form.Item name="roleIds" label="角色" rules={[{ required: true, message: '请选择角色' }]}>
        <Select mode="multiple" options={roles.map(({ id, name }) => ({ value: id, label: name }))} />
      </Form.Item>
      <Form.Item name="allLocations" label="仓库门店" valuePropName="checked">
        <Switch checkedChildren="全部" unCheckedChildren="指定" />
      </Form.Item>
      <Form.Item noStyle dependencies={['allLocations']}>
        {({ getFieldValue }) =>
          !getFieldValue('allLocations') && (
            <Form.Item
              name="locationIds"
              label="可见范围"
              rules={[{ required: true, message: '请选择仓库或门店' }]}
              extra="只能看到这些仓库门店的订单与库存"
            >
              <Select mode="multiple" options={options} />
            </Form.Item>
          )
        }
      </Form.Item>
      <Form.Item name="customers" label="客户">
        <Radio.Group
          options={[
            { value: 'all', label: '全部客户' },
            { value: 'own', label: '仅自己的客户' },
          ]}
        />
      </Form.Item>
      {member && (
        <Form.Item name="enabled" label="启用" valuePropName="checked" extra="停用后立即退出登录，且不能再登录">
          <Switch />
        </Form.Item>
      )}
    </>
  );
  return member ? (
    <FormModal {...common} route={staffRoutes.update} toInput={(values) => ({ id: member.id, enabled: values.enabled, ...shared(values) })}>
      {fields}
    </FormModal>
  ) : (
    <FormModal
      {...common}
      route={staffRoutes.create}
      done="员工已添加"
      toInput={(values) => ({ login: values.login.trim(), password: values.password, ...shared(values) })}
    >
      {fields}
    </FormModal>
  );
};
