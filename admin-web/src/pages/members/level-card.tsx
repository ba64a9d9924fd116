import { CrownOutlined } from '@ant-design/icons';
import { Flex } from 'antd';
import type { ReactElement } from 'react';
import { money } from '../../lib/format.ts';

interface LevelCardProps {
  name: string;
  color: string;
  threshold: number;
  lines: readonly { title: string; text: string }[];
  note: string;
}

/** A level as the customer's member page shows it. */
export const LevelCardView = ({ name, color, threshold, lines, note }: LevelCardProps): ReactElement => (
  <div style={{ borderRadius: 12, overflow: 'hidden', border: '1px solid rgba(0, 0, 0, 0.06)' }}>
    <div style={{ background: `linear-gradient(120deg, ${color}, ${color}cc)`, color: '#fff', padding: '16px 18px' }}>
      <Flex align="center" gap={8}>
        <CrownOutlined style={{ fontSize: 20 }} />
        <strong style={{ fontSize: 18 }}>{name || '等级名称'}</strong>
      </Flex>
      <div style={{ marginTop: 6, opacity: 0.92 }}>{threshold === 0 ? '注册即享' : `近 12 个月消费满 ${money(threshold)}`}</div>
    </div>
    <div style={{ padding: '12px 18px', minHeight: 112 }}>
      {lines.length === 0 && <span className="muted">暂无权益</span>}
      {lines.map((line) => (
        <Flex key={line.title} justify="space-between" gap={12} style={{ lineHeight: '26px' }}>
          <span className="muted">{line.title}</span>
          <span style={{ textAlign: 'right' }}>{line.text}</span>
        </Flex>
      ))}
      {note && (
        <p className="muted small" style={{ margin: '8px 0 0' }}>
          {note}
        </p>
      )}
    </div>
  </div>
);
