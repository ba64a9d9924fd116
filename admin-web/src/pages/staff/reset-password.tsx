import { staffRoutes } from '@huitou/shared-types/staff/routes.ts';
import type { StaffMember } from '@huitou/shared-types/staff/schema.ts';
import { Form, Input } from 'antd';
import type { ReactElement } from 'react';
import { FormModal } from '../../ui/form-modal.tsx';

const INITIAL = { password: '' };

/** Sets a new password for somebody; ends all their sessions and lifts a lock. */
export const ResetPassword = ({ member, onClose }: { member: StaffMember; onClose: () => void }): ReactElement => (
  <FormModal
    title={`重设密码 · ${member.name}`}
    route={staffRoutes.resetPassword}
    initial={INITIAL}
    width={420}
    done="密码已重设，其全部设备已退出"
    toInput={({ password }) => ({ id: member.id, password })}
    onClose={onClose}
  >
    <Form.Item
      name="password"
      label="新密码"
      rules={[{ required: true, pattern: /^(?=.*[A-Za-z])(?=.*\d).{8,72}$/, message: '至少 8 位，且包含字母和数字' }]}
    >
      <Input.Password autoFocus autoComplete="new-password" maxLength={72} />
    </Form.Item>
  </FormModal>
);
