import { afterSalesAdminRoutes } from '@huitou/shared-types/after-sales/routes.ts';
import type { StaffCase } from '@huitou/shared-types/after-sales/schema.ts';
import { Button, Flex, Input, Segmented, Tag } from 'antd';
import { useState, type ReactElement } from 'react';
import { useCan } from '../../../lib/auth.ts';
import { dateTime } from '../../../lib/format.ts';
import { useAction } from '../../../lib/use-action.ts';
import { Gallery } from '../../../ui/image-upload.tsx';
import { Pictures } from '../../../ui/pictures.tsx';
import { EmptyState } from '../../../ui/states.tsx';

const who = { customer: '买家', staff: '商家', system: '系统' } as const;

/** What both sides said and showed, with the notes that only staff see; Ctrl+Enter sends. */
export const Conversation = ({ data }: { data: StaffCase }): ReactElement => (
  <Flex vertical gap={12}>
    <Composer id={data.id} />
    {data.messages.length === 0 ? (
      <EmptyState text="还没有留言" />
    ) : (
      [...data.messages]
        .sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
        .map((message) => (
          <div key={message.id} className={`message message-${message.internal ? 'internal' : message.by}`}>
            <Flex justify="space-between" className="small">
              <span>
                <b>{who[message.by]}</b> {message.byName}{' '}
                {message.internal && (
                  <Tag color="gold" variant="filled">
                    仅员工可见
                  </Tag>
                )}
              </span>
              <span className="muted num">{dateTime(message.at)}</span>
            </Flex>
            {message.text && <div style={{ whiteSpace: 'pre-wrap' }}>{message.text}</div>}
            <Pictures urls={message.pictures} />
          </div>
        ))
    )}
  </Flex>
);

const Composer = ({ id }: { id: string }): ReactElement | null => {
  const [text, setText] = useState('');
  const [pictures, setPictures] = useState<string[]>([]);
  const [internal, setInternal] = useState(false);
  const [adding, setAdding] = useState(false);
  const send = useAction(afterSalesAdminRoutes.message);
  const may = useCan()(afterSalesAdminRoutes.message);
  if (!may) return null;
  const empty = text.trim() === '' && pictures.length === 0;
  const submit = async (): Promise<void> => {
    if (empty || send.busy) return;
    if (!(await send.run({ id, text: text.trim(), pictures, internal }))) return;
    setText('');
    setPictures([]);
    setAdding(false);
  };
  return (
    <Flex vertical gap={8}>
      <Input.TextArea
        value={text}
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={500}
        aria-label="留言"
        placeholder={internal ? '内部备注，买家看不到' : '给买家留言'}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && void submit()}
      />
      {adding && <Gallery value={pictures} onChange={setPictures} max={9} main={false} />}
      <Flex gap={8} align="center">
        <Segmented
          value={internal ? 'internal' : 'customer'}
          options={[
            { value: 'customer', label: '买家可见' },
            { value: 'internal', label: '仅员工可见' },
          ]}
          onChange={(value) => setInternal(value === 'internal')}
        />
        <Button onClick={() => setAdding(!adding)}>{adding ? '收起图片' : '加图片'}</Button>
        <div style={{ flex: 1 }} />
        <Button type="primary" disabled={empty} loading={send.busy} onClick={() => void submit()}>
          {internal ? '记录' : '发送'}
        </Button>
      </Flex>
    </Flex>
  );
};
