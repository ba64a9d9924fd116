import { View } from '@tarojs/components';
import { useState, type ReactNode } from 'react';
import type { CouponTerms } from '@huitou/shared-types/coupons/schema.ts';
import { couponKindLabels } from '@huitou/shared-types/coupons/states.ts';
import { Icon } from '@/ui/icon';
import { CouponWorth } from './worth';
import './ticket.scss';

interface TicketProps {
  id: string;
  terms: CouponTerms;
  /** When it can be used, in the server's words. */
  validity: ReactNode;
  /** Over, used up, or not to be had: drawn without colour. */
  quiet?: boolean;
  /** Beside the name: how urgent it is, where it comes from. */
  tags?: ReactNode;
  /** Below the words: progress, what became of it. */
  more?: ReactNode;
  /** What can be done with it. */
  actions?: ReactNode;
}

/** A coupon as a ticket: what it is worth on the stub, what for and until when beside it, its rules folded below. */
export function Ticket({ id, terms, validity, quiet, tags, more, actions }: TicketProps) {
  const [open, setOpen] = useState(false);
  return (
    <View id={id} className={`ticket ${quiet ? 'ticket-quiet' : ''}`}>
      <View className="ticket-face">
        <View className="ticket-stub">
          <CouponWorth worth={terms} quiet={quiet ?? false} />
          <View className="ticket-condition">{terms.condition.replace('，', '\n')}</View>
        </View>
        <View className="ticket-body">
          <View className="ticket-name">
            <View className="ticket-kind">{couponKindLabels[terms.kind]}</View>
            {terms.name}
          </View>
          <View className="ticket-scope">{terms.scopeText}</View>
          <View className="ticket-validity">
            {validity}
            {tags}
          </View>
          {more}
          <View className="ticket-foot">
            {terms.description ? (
              <View id={`${id}-rules`} className="ticket-rules" role="button" aria-expanded={open} onClick={() => setOpen(!open)}>
                使用规则
                <Icon name={open ? 'up' : 'down'} size={12} />
              </View>
            ) : null}
            {actions ? <View className="ticket-actions">{actions}</View> : null}
          </View>
        </View>
      </View>
      {open ? <View className="ticket-description">{terms.description}</View> : null}
    </View>
  );
}
