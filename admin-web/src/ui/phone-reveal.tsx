import { EyeOutlined } from '@ant-design/icons';
import { Button, Space, Typography } from 'antd';
import { useState, type ReactElement } from 'react';
import { ConfirmWithReason } from './confirm-with-reason.tsx';

interface PhoneRevealProps {
  masked: string | null;
  /** Fetches the whole number; the server writes down who asked and why. Null when it was refused. */
  reveal: (reason: string) => Promise<string | null>;
  allowed: boolean;
}

const REASONS = ['联系客户确认发货', '核实收货地址', '售后沟通', '快递员联系'];

/** A masked phone number; whoever may see it whole says why first, and that is logged. */
export const PhoneReveal = ({ masked, reveal, allowed }: PhoneRevealProps): ReactElement => {
  const [phone, setPhone] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  if (masked === null) return <span className="muted">未绑定</span>;
  return (
    <Space size={2}>
      {phone ? (
        <Typography.Text copyable className="num">
          {phone}
        </Typography.Text>
      ) : (
        <span className="num">{masked}</span>
      )}
      {allowed && !phone && (
        <Button type="text" size="small" icon={<EyeOutlined />} aria-label="查看完整手机号" onClick={() => setAsking(true)} />
      )}
      <ConfirmWithReason
        open={asking}
        title="查看完整手机号"
        suggestions={REASONS}
        maxLength={60}
        onClose={() => setAsking(false)}
        onConfirm={async (reason) => setPhone(await reveal(reason))}
      >
        查看会记入操作日志，请填写用途。
      </ConfirmWithReason>
    </Space>
  );
};
