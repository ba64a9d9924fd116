import { CheckCircleFilled, LoadingOutlined } from '@ant-design/icons';
import { Input, Select, Space, type InputRef } from 'antd';
import { useRef, type ClipboardEvent, type ReactElement } from 'react';
import { carrierOptions, pastedNumbers, useShipDraft, useShipDrafts } from './ship-drafts.ts';

const inputs = (): HTMLInputElement[] => [...document.querySelectorAll<HTMLInputElement>('input[data-tracking]:not(:disabled)')];

/** Moves to the next row that still wants a number, as a scanner's Enter expects. */
const focusAfter = (current: HTMLInputElement | null | undefined, step: 1 | -1): void => {
  const all = inputs();
  const next = all[(current ? all.indexOf(current) : -1) + step];
  next?.focus();
  next?.select();
};

/**
 * Carrier and number of one order: Enter ships it and moves on, the arrows move between rows, a column pasted from a
 * spreadsheet fills the rows below.
 */
export const TrackingCell = ({ orderId }: { orderId: string }): ReactElement => {
  const draft = useShipDraft(orderId);
  const { edit, ship } = useShipDrafts.getState();
  const ref = useRef<InputRef>(null);
  const over = draft.state === 'busy' || draft.state === 'done';
  const paste = (event: ClipboardEvent<HTMLInputElement>): void => {
    const numbers = pastedNumbers(event.clipboardData.getData('text'));
    if (numbers.length < 2) return;
    event.preventDefault();
    const all = inputs();
    const from = all.indexOf(event.currentTarget);
    numbers.forEach((trackingNo, i) => {
      const id = all[from + i]?.dataset['tracking'];
      if (id) edit(id, { trackingNo });
    });
  };
  return (
    <div>
      <Space.Compact style={{ width: 280 }}>
        <Select
          value={draft.carrier}
          disabled={over}
          options={carrierOptions}
          tabIndex={-1}
          aria-label="快递公司"
          style={{ width: 104 }}
          popupMatchSelectWidth={false}
          onChange={(carrier) => edit(orderId, { carrier })}
        />
        <Input
          ref={ref}
          data-tracking={orderId}
          value={draft.trackingNo}
          disabled={over}
          maxLength={32}
          placeholder="扫描或输入单号"
          aria-label="快递单号"
          status={draft.state === 'failed' ? 'error' : ''}
          suffix={
            draft.state === 'busy' ? (
              <LoadingOutlined />
            ) : draft.state === 'done' ? (
              <CheckCircleFilled style={{ color: '#2f9e6e' }} />
            ) : (
              <span />
            )
          }
          onChange={(event) => edit(orderId, { trackingNo: event.target.value })}
          onPaste={paste}
          onPressEnter={() => {
            const input = ref.current?.input;
            void ship(orderId);
            focusAfter(input, 1);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
            event.preventDefault();
            focusAfter(ref.current?.input, event.key === 'ArrowDown' ? 1 : -1);
          }}
        />
      </Space.Compact>
      {draft.message && <div className="bad small">{draft.message}</div>}
    </div>
  );
};
