import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { ApiError } from '@huitou/shared-types/client.ts';
import { messageOf } from '@/platform/feedback';
import { Button } from './button';
import { Icon } from './icon';

interface NoticeProps {
  icon: string;
  title: string;
  hint?: string | undefined;
  /** What the customer can do next. */
  action?: { label: string; onTap: () => unknown; id?: string } | undefined;
  children?: ReactNode;
}

/** A page or part that has nothing to show says so, and offers a next step. */
export function Notice({ icon, title, hint, action, children }: NoticeProps) {
  return (
    <View className="notice">
      <View className="notice-icon">
        <Icon name={icon} size={34} />
      </View>
      <View className="notice-title">{title}</View>
      {hint ? <View className="notice-hint">{hint}</View> : null}
      {action ? (
        <Button id={action.id ?? 'notice-action'} kind="soft" size="s" className="notice-action" onTap={action.onTap}>
          {action.label}
        </Button>
      ) : null}
      {children}
    </View>
  );
}

/** Whether the server said that there is no such thing, so that trying again leads nowhere. */
export const isMissing = (error: unknown): boolean => error instanceof ApiError && error.code === 'not_found';

/** Loading failed: the server's words, and a way to try again. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry: () => unknown }) {
  return <Notice icon="alert" title="没有加载出来" hint={messageOf(error)} action={{ label: '重新加载', onTap: onRetry, id: 'retry' }} />;
}
