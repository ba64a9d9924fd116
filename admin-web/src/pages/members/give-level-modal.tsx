import { membershipAdminRoutes } from '@huitou/shared-types/membership/routes.ts';
import type { MemberDetail } from '@huitou/shared-types/membership/schema.ts';
import { DatePicker, Form, Input, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import type { ReactElement } from 'react';
import { useApiQuery } from '../../lib/api.ts';
import { dayStart } from '../../lib/format.ts';
import { FormModal } from '../../ui/form-modal.tsx';

interface Values {
  levelId: string;
  until: Dayjs;
  reason: string;
}
const presets = [1, 3, 6, 12].map((months) => ({ label: `${months} 个月`, value: dayjs().add(months, 'month') }));

/** Gives a member a level until a day. */
export const GiveLevelModal = ({ member, onClose }: { member: MemberDetail; onClose: () => void }): ReactElement => {
  const levels = useApiQuery(membershipAdminRoutes.levels, {});
  return (
    <FormModal
      title={`调整 ${member.nickname || '微信用户'} 的等级`}
      route={membershipAdminRoutes.giveLevel}
      initial={{ levelId: member.level.id, until: dayjs().add(3, 'month'), reason: '' } as Values}
      toInput={({ levelId, until, reason }: Values) => ({
        id: member.id,
        levelId,
        until: dayStart(until.format('YYYY-MM-DD'), 1),
        reason: reason.trim(),
      })}
      done="等级已调整"
      okText="调整"
      onClose={onClose}
    >
      <Form.Item name="levelId" label="等级" rules={[{ required: true, message: '请选择等级' }]}>
        <Select
          loading={levels.isPending}
          style={{ width: 200 }}
          options={(levels.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item
        name="until"
        label="截止日期"
        rules={[{ required: true, message: '请选择截止日期' }]}
        extra="当天结束后按消费恢复；消费达到更高等级时提前结束"
      >
        <DatePicker style={{ width: 200 }} presets={presets} disabledDate={(day) => day.isBefore(dayjs(), 'day')} />
      </Form.Item>
      <Form.Item name="reason" label="原因" rules={[{ required: true, whitespace: true, min: 2, message: '请填写原因，至少 2 个字' }]}>
        <Input.TextArea rows={2} maxLength={100} showCount placeholder="记入操作日志与等级变更" />
      </Form.Item>
    </FormModal>
  );
};
