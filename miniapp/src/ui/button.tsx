import { View } from '@tarojs/components';
import { useRef, useState, type ReactNode } from 'react';
import { tellFailure } from '@/platform/feedback';

export interface ButtonProps {
  id?: string;
  /** `primary` once a page; `soft` beside it; `plain` for the rest. */
  kind?: 'primary' | 'soft' | 'plain' | 'danger';
  size?: 'm' | 's';
  block?: boolean;
  disabled?: boolean;
  className?: string;
  /** While the promise runs the button turns and further taps are ignored; a failure is told. */
  onTap?: () => unknown;
  children: ReactNode;
}

export function Button({ id, kind = 'primary', size = 'm', block, disabled, className = '', onTap, children }: ButtonProps) {
  const [busy, setBusy] = useState(false);
  const running = useRef(false);
  const tap = async () => {
    if (disabled || running.current || !onTap) return;
    running.current = true;
    try {
      const work = onTap();
      if (work instanceof Promise) {
        setBusy(true);
        await work;
      }
    } catch (error) {
      tellFailure(error);
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  const state = `${block ? 'button-block' : ''} ${disabled ? 'button-off' : ''} ${busy ? 'button-busy' : ''}`;
  return (
    <View
      id={id}
      className={`button button-${kind} button-${size} ${state} ${className}`}
      hoverClass="button-pressed"
      hoverStayTime={80}
      role="button"
      aria-disabled={disabled ?? false}
      onClick={tap}
    >
      {busy ? <View className="button-turning" /> : null}
      <View className="button-text">{children}</View>
    </View>
  );
}
