import { parseYuan, yuan, type Fen } from '@huitou/shared-types/money.ts';
import { Input, type InputProps } from 'antd';
import { useState, type ReactElement } from 'react';

interface MoneyInputProps {
  value?: Fen | null;
  onChange?: (fen: Fen | null) => void;
  /** Allow amounts below zero. */
  signed?: boolean;
  id?: string;
  disabled?: boolean;
  placeholder?: string;
  size?: InputProps['size'];
  status?: InputProps['status'];
  style?: InputProps['style'];
  autoFocus?: boolean;
  'aria-label'?: string;
  onPressEnter?: () => void;
}

const TYPED = /^-?\d{0,8}(\.\d{0,2})?$/;
/** Ten million yuan, the most that the API takes. */
const MOST: Fen = 1_000_000_000;
const shown = (fen: Fen | null | undefined): string => (fen === null || fen === undefined ? '' : yuan(fen));

/** What a draft means: null while there is no whole amount in it yet. `12.` counts as 12. */
export const draftToFen = (draft: string): Fen | null => parseYuan(draft.replace(/\.$/, '').replace(/^(-?)\./, '$10.'));

/** Yuan are typed, integer fen come out; no float exists on the way. Keystrokes that cannot become an amount are not taken. */
export const MoneyInput = ({ value, onChange, signed = false, ...rest }: MoneyInputProps): ReactElement => {
  const [draft, setDraft] = useState<string | null>(null);
  const type = (text: string): void => {
    const pasted = parseYuan(text);
    const next = TYPED.test(text) ? text : pasted === null ? null : yuan(pasted);
    if (next === null || (!signed && next.startsWith('-'))) return;
    const fen = draftToFen(next);
    if (fen !== null && Math.abs(fen) > MOST) return;
    setDraft(next);
    if (fen !== (value ?? null)) onChange?.(fen);
  };
  return (
    <Input
      prefix="¥"
      inputMode="decimal"
      autoComplete="off"
      {...rest}
      value={draft ?? shown(value)}
      onChange={(event) => type(event.target.value.trim())}
      onBlur={() => setDraft(null)}
    />
  );
};
