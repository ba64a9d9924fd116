import type { ReactElement } from 'react';

interface TicketProps {
  headline: string;
  condition: string;
  name: string;
  scopeText: string;
  validityText: string;
  /** What the button says; greyed out where it says why not. */
  action?: string;
  off?: boolean;
}

/** A coupon as the customer sees it. */
export const Ticket = ({ headline, condition, name, scopeText, validityText, action, off = false }: TicketProps): ReactElement => (
  <div className={off ? 'ticket ticket-off' : 'ticket'}>
    <div className="ticket-worth">
      <b>{headline}</b>
      <span className="small">{condition}</span>
    </div>
    <div className="ticket-body">
      <div className="strong">{name}</div>
      <div className="small">{scopeText}</div>
      <div className="muted small">{validityText}</div>
      {action && (
        <span className="small" style={{ color: '#c2461d' }}>
          {action} ›
        </span>
      )}
    </div>
  </div>
);
