import { Flex, Typography } from 'antd';
import { useEffect, type ReactElement, type ReactNode } from 'react';

interface PageProps {
  title: string;
  /** What this page is for, where that is not plain. */
  hint?: ReactNode;
  extra?: ReactNode;
  children: ReactNode;
}

/** A page's title line, its main actions, and its body; also names the browser tab. */
export const Page = ({ title, hint, extra, children }: PageProps): ReactElement => {
  useEffect(() => {
    document.title = `${title} · 回头商家后台`;
  }, [title]);
  return (
    <div className="page">
      <Flex justify="space-between" align="center" gap={16} className="page-head">
        <div>
          <Typography.Title level={4} style={{ margin: 0 }}>
            {title}
          </Typography.Title>
          {hint && <Typography.Text type="secondary">{hint}</Typography.Text>}
        </div>
        {extra}
      </Flex>
      {children}
    </div>
  );
};
