import { ApiError } from '@huitou/shared-types/client.ts';
import { Button, Empty, Flex, Result, Spin } from 'antd';
import type { ReactElement, ReactNode } from 'react';
import { errorMessage } from '../lib/use-action.ts';

/** Nothing here, and what to do about it. */
export const EmptyState = ({ text, children }: { text: string; children?: ReactNode }): ReactElement => (
  <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text} style={{ padding: '24px 0' }}>
    {children}
  </Empty>
);

/** A read that failed, with the number that support can look up in the log. */
export const ErrorState = ({ error, onRetry }: { error: unknown; onRetry?: () => void }): ReactElement => {
  const code = error instanceof ApiError ? error.code : null;
  const requestId = error instanceof ApiError ? error.requestId : '';
  return (
    <Result
      status={code === 'forbidden' ? '403' : code === 'not_found' ? '404' : 'warning'}
      title={errorMessage(error)}
      {...(requestId ? { subTitle: `请求编号 ${requestId}` } : {})}
      extra={onRetry && <Button onClick={onRetry}>重试</Button>}
    />
  );
};

export const Loading = (): ReactElement => (
  <Flex justify="center" align="center" style={{ minHeight: 240 }}>
    <Spin />
  </Flex>
);

interface QueryLike<T> {
  data: T | undefined;
  error: unknown;
  refetch: () => unknown;
}

/** Draws a query: a spinner, the failure with a retry, or the answer. */
export const Loaded = <T,>({ query, children }: { query: QueryLike<T>; children: (data: T) => ReactNode }): ReactElement => {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return <Loading />;
};
