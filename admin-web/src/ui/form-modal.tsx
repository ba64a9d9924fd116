import { newIdempotencyKey } from '@huitou/shared-types/client.ts';
import type { InputOf, OutputOf, RouteDef } from '@huitou/shared-types/http.ts';
import { App, Form, Modal } from 'antd';
import { useRef, useState, type ReactElement, type ReactNode } from 'react';
import { callRoute, queryClient } from '../lib/api.ts';
import { errorMessage, fieldIssues } from '../lib/use-action.ts';

interface FormModalProps<R extends RouteDef, V extends object> {
  title: string;
  route: R;
  initial: V;
  /** From what was typed to what the route takes. */
  toInput: (values: V) => InputOf<R>;
  done?: string;
  okText?: string;
  width?: number;
  labelWidth?: string;
  /** Enter says yes at once: for dialogs whose fields are mostly left as they are. */
  focusOk?: boolean;
  onClose: () => void;
  onDone?: (out: OutputOf<R>) => void;
  children: ReactNode;
}

/** A dialog with a form that calls one route: refused fields are marked, Enter submits, it closes when it worked. */
export const FormModal = <R extends RouteDef, V extends object>(props: FormModalProps<R, V>): ReactElement => {
  const {
    title,
    route,
    initial,
    toInput,
    done = '已保存',
    okText = '保存',
    width = 520,
    labelWidth = '96px',
    focusOk = false,
    onClose,
    onDone,
    children,
  } = props;
  const [form] = Form.useForm<V>();
  const [busy, setBusy] = useState(false);
  const { message } = App.useApp();
  // The same content sent again, after a lost reply for instance, is the same intention and must not count twice.
  const sent = useRef({ content: '', key: '' });
  const keyFor = (input: unknown): string => {
    const content = JSON.stringify(input);
    if (sent.current.content !== content) sent.current = { content, key: newIdempotencyKey() };
    return sent.current.key;
  };
  const submit = async (values: V): Promise<void> => {
    setBusy(true);
    try {
      const input = toInput({ ...initial, ...values }) as Record<string, unknown>;
      const out = await callRoute(route, input, { idempotencyKey: keyFor(input) });
      void message.success(done);
      onDone?.(out);
      onClose();
    } catch (error) {
      const known = fieldIssues(error).filter(
        ({ path }) => form.getFieldInstance(path as never) !== undefined || form.isFieldTouched(path as never),
      );
      form.setFields(known.map(({ path, message: text }) => ({ name: path as never, errors: [text] })));
      void message.error(errorMessage(error));
    } finally {
      setBusy(false);
      void queryClient.invalidateQueries();
    }
  };
  return (
    <Modal
      open
      title={title}
      okText={okText}
      width={width}
      confirmLoading={busy}
      {...(focusOk ? { okButtonProps: { autoFocus: true } } : {})}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <Form<V>
        form={form}
        name="dialog"
        initialValues={initial}
        labelCol={{ flex: labelWidth }}
        onFinish={(values) => void submit(values)}
        style={{ paddingTop: 8 }}
      >
        {children}
        {/* Enter in a field sends a form only when it has a submit button of its own; the visible one is outside. */}
        <button type="submit" hidden aria-label={okText} />
      </Form>
    </Modal>
  );
};
