import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Icon } from './icon';

interface CellProps {
  id?: string;
  icon?: string;
  label: ReactNode;
  value?: ReactNode;
  /** Leads somewhere: draws the arrow. */
  onTap?: (() => unknown) | undefined;
  className?: string;
}

/** One line of a settings or summary card. */
export function Cell({ id, icon, label, value, onTap, className = '' }: CellProps) {
  return (
    <View
      id={id}
      className={`cell ${onTap ? 'cell-link' : ''} ${className}`}
      hoverClass={onTap ? 'cell-pressed' : 'none'}
      onClick={() => void onTap?.()}
    >
      {icon ? <Icon name={icon} size={20} className="cell-icon" /> : null}
      <View className="cell-label">{label}</View>
      <View className="cell-value">{value}</View>
      {onTap ? <Icon name="next" size={16} className="cell-arrow" /> : null}
    </View>
  );
}

/** A white card with room around it. */
export function Card({ id, className = '', title, children }: { id?: string; className?: string; title?: ReactNode; children: ReactNode }) {
  return (
    <View id={id} className={`card ${className}`}>
      {title ? <View className="card-title">{title}</View> : null}
      {children}
    </View>
  );
}
