import { membershipAdminRoutes } from '@huitou/shared-types/membership/routes.ts';
import type { MemberDetail } from '@huitou/shared-types/membership/schema.ts';
import { Form, Input, InputNumber, Space, Tag } from 'antd';
import type { ReactElement } from 'react';
import { count } from '../../lib/format.ts';
import { FormModal } from '../../ui/form-modal.tsx';

const REASONS = { gift: ['售后补偿', '活动奖励', '老客关怀'], take: ['误发收回', '违规获取'] } as const;
interface Values {
  points: number | null;
  days: number | null;
  reason: string;
}

/** Gives a member points or takes some away; the server asks for the password and holds the limits. */
export const PointsModal = ({
  member,
  way,
  onClose,
}: {
  member: MemberDetail;
  way: 'gift' | 'take';
  onClose: () => void;
}): ReactElement => {
  const giving = way === 'gift';
  const name = member.nickname || '微信用户';
  return (
    <FormModal
      title={giving ? `赠送积分给 ${name}` : `扣减 ${name} 的积分`}
      route={giving ? membershipAdminRoutes.givePoints : membershipAdminRoutes.takePoints}
      initial={{ points: null, days: null, reason: '' } as Values}
      toInput={({ points, days, reason }: Values) => ({
        id: member.id,
        points: points ?? 0,
        reason: reason.trim(),
        ...(giving && days ? { days } : {}),
      })}
      done={giving ? '积分已赠送' : '积分已扣减'}
      okText={giving ? '赠送' : '扣减'}
      onClose={onClose}
    >
      <Form.Item
        name="points"
        label="积分"
        rules={[{ required: true, message: '请填写积分' }]}
        extra={`可用 ${count(member.spendable)} 积分`}
      >
        <InputNumber autoFocus min={1} max={giving ? 1_000_000 : Math.max(1, member.spendable)} precision={0} style={{ width: 200 }} />
      </Form.Item>
      {giving && (
        <Form.Item name="days" label="有效期" extra="不填则按积分有效期设置">
          <InputNumber min={1} max={3650} precision={0} suffix="天" style={{ width: 200 }} />
        </Form.Item>
      )}
      <Form.Item name="reason" label="原因" rules={[{ required: true, whitespace: true, min: 2, message: '请填写原因，至少 2 个字' }]}>
        <Input.TextArea rows={2} maxLength={100} showCount placeholder="记入操作日志" />
      </Form.Item>
      <Suggestions reasons={REASONS[way]} />
    </FormModal>
  );
};

const Suggestions = ({ reasons }: { reasons: readonly string[] }): ReactElement => {
  const form = Form.useFormInstance<Values>();
  return (
    <Space size={4} wrap style={{ marginInlineStart: 96 }}>
      {reasons.map((reason) => (
        <Tag key={reason} style={{ cursor: 'pointer' }} onClick={() => form.setFieldsValue({ reason })}>
          {reason}
        </Tag>
      ))}
    </Space>
  );
};
