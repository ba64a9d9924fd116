import type { ReconciliationDayDetail } from '@huitou/shared-types/payments/schema.ts';
import { Timeline } from 'antd';
import type { ReactElement } from 'react';
import { dateTime } from '../../lib/format.ts';

/** What happened with a day, newest last. */
export const DayHistory = ({ steps }: { steps: ReconciliationDayDetail['timeline'] }): ReactElement | null =>
  steps.length === 0 ? null : (
    <section className="panel" style={{ marginTop: 12 }}>
      <h2 className="panel-title">处理记录</h2>
      <Timeline
        items={steps.map((step) => ({
          content: (
            <>
              {step.title} <span className="muted small num">{dateTime(step.at, true)}</span> <span className="muted small">{step.by}</span>
              {step.note && <div className="muted">{step.note}</div>}
            </>
          ),
        }))}
      />
    </section>
  );
