import { Form, Input, Modal, Space, Tag } from 'antd';
import { useState, type ReactElement, type ReactNode } from 'react';

interface ConfirmWithReasonProps {
  open: boolean;
  title: string;
  /** What will happen, in a sentence. */
  children?: ReactNode;
  /** Reasons to pick with one click; free text stays possible. */
  suggestions?: readonly string[];
  okText?: string;
  danger?: boolean;
  required?: boolean;
  maxLength?: number;
  onConfirm: (reason: string) => Promise<unknown>;
  onClose: () => void;
}

/** Asks for a reason before something that others will want explained later. Closes itself when `onConfirm` has settled. */
export const ConfirmWithReason = (props: ConfirmWithReasonProps): ReactElement => {
  const {
    open,
    title,
    children,
    suggestions = [],
    okText = '确定',
    danger = false,
    required = true,
    maxLength = 200,
    onConfirm,
    onClose,
  } = props;
  const [form] = Form.useForm<{ reason: string }>();
  const [busy, setBusy] = useState(false);
  const submit = async ({ reason }: { reason: string }): Promise<void> => {
    setBusy(true);
    try {
      await onConfirm(reason?.trim() ?? '');
      onClose();
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      open={open}
      title={title}
      okText={okText}
      okButtonProps={{ danger, autoFocus: false }}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={onClose}
      destroyOnHidden
    >
      {children && <p style={{ marginTop: 0 }}>{children}</p>}
      <Form form={form} name="confirm" layout="vertical" preserve={false} onFinish={(values) => void submit(values)}>
        <Form.Item name="reason" label="原因" rules={[{ required, whitespace: required, message: '请填写原因' }]}>
          <Input.TextArea rows={3} maxLength={maxLength} showCount autoFocus />
        </Form.Item>
        <Space size={4} wrap>
          {suggestions.map((text) => (
            <Tag key={text} style={{ cursor: 'pointer' }} onClick={() => form.setFieldsValue({ reason: text })}>
              {text}
            </Tag>
          ))}
        </Space>
      </Form>
    </Modal>
  );
};
