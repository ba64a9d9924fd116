import { CheckCircleOutlined, RightOutlined } from '@ant-design/icons';
import type { Workbench } from '@huitou/shared-types/analytics/schema.ts';
import { Badge, Flex } from 'antd';
import type { ReactElement } from 'react';
import { Link } from 'react-router';

/** The address of a link below the admin's own root. */
const below = (link: string): string => link.replace(/^\/admin(?=\/|$)/, '') || '/';

/** Things that no machine will settle, the gravest first. */
export const Attention = ({ items }: { items: Workbench['attention'] }): ReactElement => {
  const open = items.filter((item) => item.count > 0);
  return (
    <section className="panel" style={{ minHeight: 376 }}>
      <h2 className="panel-title">需要人处理</h2>
      {open.length === 0 ? (
        <Flex vertical align="center" gap={8} style={{ padding: '64px 0' }} className="muted">
          <CheckCircleOutlined style={{ fontSize: 28, color: '#2f9e6e' }} />
          没有异常，一切正常
        </Flex>
      ) : (
        open.map((item) => (
          <Link key={item.key} to={below(item.link)} className="attention">
            <Badge status={item.tone === 'bad' ? 'error' : 'warning'} text={item.label} />
            <span className={`num strong ${item.tone === 'bad' ? 'bad' : ''}`}>
              {item.count} <RightOutlined className="muted small" />
            </span>
          </Link>
        ))
      )}
    </section>
  );
};
