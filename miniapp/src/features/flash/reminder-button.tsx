import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { toggleReminder } from './remind';

interface ReminderButtonProps {
  session: { id: string; reminded: boolean };
  block?: boolean;
  size?: 'm' | 's';
  className?: string;
}

/** Sets a reminder, or takes it back. */
export function ReminderButton({ session: { id, reminded }, block, size = 's', className = '' }: ReminderButtonProps) {
  return (
    <Button
      id={`remind-${id}`}
      kind={reminded ? 'plain' : size === 'm' ? 'primary' : 'soft'}
      size={size}
      block={block ?? false}
      className={className}
      onTap={() => toggleReminder(id, !reminded)}
    >
      <Icon name={reminded ? 'check' : 'bell'} size={16} /> {reminded ? '已设提醒' : '开抢提醒我'}
    </Button>
  );
}
