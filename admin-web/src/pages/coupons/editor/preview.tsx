import type { TemplateCheck, TemplateFields } from '@huitou/shared-types/coupons/schema.ts';
import { couponCondition, couponHeadline } from '@huitou/shared-types/coupons/text.ts';
import { Alert } from 'antd';
import type { ReactElement } from 'react';
import { fieldIssues } from '../../../lib/use-action.ts';
import { scopeText, wholeShop } from '../../../ui/scope-picker/scope-value.ts';
import { ruleSentences } from '../rule-sentence.ts';
import { Ticket } from '../ticket.tsx';
import { useStacking } from '../use-stacking.ts';

interface PreviewProps {
  fields: TemplateFields | null;
  check: TemplateCheck | undefined;
  error: unknown;
  /** Nothing was typed yet: nothing is wrong yet. */
  quiet: boolean;
}

/** What customers will see, what it means in plain words, and what is wrong or doubtful about it. */
export const Preview = ({ fields, check, error, quiet }: PreviewProps): ReactElement => {
  const { stacking } = useStacking();
  if (fields === null) return <section className="panel muted">选择分组、填写有效期后显示预览</section>;
  const worth = {
    kind: fields.kind,
    amount: fields.amount ?? 0,
    percentOff: fields.percentOff ?? 0,
    maxOff: fields.maxOff ?? null,
    threshold: fields.threshold ?? 0,
  };
  const faults = error ? fieldIssues(error).map(({ message }) => message) : (check?.faults.map(({ message }) => message) ?? []);
  return (
    <>
      <section className="panel">
        <h2 className="panel-title">顾客看到的样子</h2>
        <Ticket
          headline={check?.terms?.headline ?? couponHeadline(worth)}
          condition={check?.terms?.condition ?? couponCondition(worth)}
          name={fields.name || '优惠券名称'}
          scopeText={check?.terms?.scopeText ?? scopeText({ ...wholeShop(), ...(fields.scope as object) })}
          validityText={check?.validityText ?? ''}
          action="立即领取"
        />
      </section>
      <section className="panel">
        <h2 className="panel-title">规则说明</h2>
        <ul className="sentence">
          {ruleSentences(fields, stacking).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
      {!quiet && faults.length > 0 && <Problems type="error" title="还不能保存" lines={faults} />}
      {!quiet && check && check.warnings.length > 0 && (
        <Problems type="warning" title="请确认" lines={check.warnings.map(({ message }) => message)} />
      )}
    </>
  );
};

const Problems = ({ type, title, lines }: { type: 'error' | 'warning'; title: string; lines: readonly string[] }): ReactElement => (
  <Alert
    type={type}
    showIcon
    style={{ marginTop: 12 }}
    title={title}
    description={
      <ul className="sentence">
        {[...new Set(lines)].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    }
  />
);
