import { orderAdminRoutes } from '@huitou/shared-types/orders/routes.ts';
import { Button, Flex, Input } from 'antd';
import { useState, type ReactElement } from 'react';
import { useCan } from '../../../lib/auth.ts';
import { useAction } from '../../../lib/use-action.ts';

/** The note that only staff see; Ctrl+Enter saves it. */
export const StaffNote = ({ id, note }: { id: string; note: string }): ReactElement | null => {
  const [text, setText] = useState(note);
  const save = useAction(orderAdminRoutes.note, '备注已保存');
  const may = useCan()(orderAdminRoutes.note);
  if (!may) return note ? <p className="muted">备注：{note}</p> : null;
  const submit = (): void => void save.run({ id, note: text.trim() });
  return (
    <Flex gap={8} align="flex-start">
      <Input.TextArea
        value={text}
        autoSize={{ minRows: 1, maxRows: 4 }}
        maxLength={300}
        placeholder="员工备注，仅后台可见"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && submit()}
      />
      <Button disabled={text.trim() === note} loading={save.busy} onClick={submit}>
        保存备注
      </Button>
    </Flex>
  );
};
