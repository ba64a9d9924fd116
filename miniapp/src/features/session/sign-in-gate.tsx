import type { ReactNode } from 'react';
import { Notice } from '@/ui/notice';
import { signIn } from './sign-in';
import { useSignedIn } from './use-me';

/** What lies behind it belongs to a customer; to a stranger it offers to sign in, and says what for. */
export function SignInGate({ why, children }: { why: string; children: ReactNode }) {
  if (useSignedIn()) return children;
  return <Notice icon="user" title="登录后查看" hint={why} action={{ label: '微信一键登录', onTap: signIn, id: 'sign-in' }} />;
}
