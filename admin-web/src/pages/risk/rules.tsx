import { riskRoutes } from '@huitou/shared-types/risk/routes.ts';
import type { AntiBot, TryRulesOut } from '@huitou/shared-types/risk/schema.ts';
import { Alert, Button, Space } from 'antd';
import { useState, type ReactElement } from 'react';
import { useApiQuery } from '../../lib/api.ts';
import { useAction } from '../../lib/use-action.ts';
import { useUnsaved } from '../../lib/use-unsaved.ts';
import { Can } from '../../ui/can.tsx';
import { Page } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { RuleTable } from './rule-table.tsx';
import { Thresholds } from './thresholds.tsx';
import { TryResult } from './try-result.tsx';

/** Modes, weights and limits of the rules, tried on what was judged before they are saved. */
export default function Rules(): ReactElement {
  const rules = useApiQuery(riskRoutes.rules, {}, { refetchOnFocus: false });
  return (
    <Page title="风控规则" hint="信号 × 权重累加成得分；先观察、再试算、后生效">
      <Loaded query={rules}>{(data) => <Editor key={JSON.stringify(data)} saved={data} />}</Loaded>
    </Page>
  );
}

const Editor = ({ saved }: { saved: AntiBot }): ReactElement => {
  const [rules, setRules] = useState(saved);
  const [tried, setTried] = useState<TryRulesOut | null>(null);
  const save = useAction(riskRoutes.saveRules, '已保存，一秒内生效');
  const attempt = useAction(riskRoutes.tryRules);
  const changed = JSON.stringify(rules) !== JSON.stringify(saved);
  useUnsaved(changed);
  const set = (change: Partial<AntiBot>): void => {
    setRules({ ...rules, ...change });
    setTried(null);
  };
  const wrong = rules.refuseFrom <= rules.challengeFrom ? '拒绝分数须高于验证分数' : null;
  return (
    <>
      {rules.mode === 'observe' && (
        <Alert type="warning" showIcon title="观察模式：全部照常判定并留痕，但不拒绝任何人（黑名单除外）" style={{ marginBottom: 12 }} />
      )}
      <section className="panel" style={{ marginBottom: 12 }}>
        <Thresholds rules={rules} set={set} />
        {wrong && <div className="bad">{wrong}</div>}
        <Can route={riskRoutes.saveRules}>
          <Space>
            <Button type="primary" disabled={!changed || wrong !== null} loading={save.busy} onClick={() => void save.run(rules)}>
              保存
            </Button>
            <Button disabled={wrong !== null} loading={attempt.busy} onClick={() => void attempt.run(rules).then(setTried)}>
              用最近 1000 次判定试算
            </Button>
            <Button disabled={!changed} onClick={() => set(saved)}>
              放弃修改
            </Button>
          </Space>
        </Can>
        {tried && <TryResult tried={tried} />}
      </section>
      <section className="panel">
        <RuleTable rules={rules.rules} saved={saved.rules} onChange={(next) => set({ rules: next })} />
      </section>
    </>
  );
};
