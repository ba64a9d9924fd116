import { auditRoutes } from '@huitou/shared-types/audit/routes.ts';
import { couponAdminRoutes } from '@huitou/shared-types/coupons/routes.ts';
import type { Stacking } from '@huitou/shared-types/coupons/schema.ts';
import { App, Button, Col, Flex, Row } from 'antd';
import { useState, type ReactElement } from 'react';
import { useApiQuery } from '../../lib/api.ts';
import { useCan } from '../../lib/auth.ts';
import { dateTime } from '../../lib/format.ts';
import { useAction } from '../../lib/use-action.ts';
import { useUnsaved } from '../../lib/use-unsaved.ts';
import { Can } from '../../ui/can.tsx';
import { Page } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { AuditTrail } from '../system/audit-trail.tsx';
import { Groups } from './stacking/groups.tsx';
import { StackingMatrix } from './stacking/matrix.tsx';
import { changesOf, samePairs, toAllowed, togglePair, toPairs } from './stacking/pairs.ts';

/** Which coupons go with each other, and with prices that are lowered already. */
export default function StackingPage(): ReactElement {
  const stacking = useApiQuery(couponAdminRoutes.stacking, {}, { refetchOnFocus: false });
  return (
    <Page title="叠加规则" hint="没有打勾的组合不能同享；下单时系统在规则内自动选最省的一组">
      <Loaded query={stacking}>{(data) => <Editor stacking={data} />}</Loaded>
    </Page>
  );
}

const Editor = ({ stacking }: { stacking: Stacking }): ReactElement => {
  const { modal } = App.useApp();
  const may = useCan()(couponAdminRoutes.saveStacking);
  const save = useAction(couponAdminRoutes.saveStacking, '叠加规则已保存，立即生效');
  const [draft, setDraft] = useState<{ version: number; pairs: ReadonlySet<string> } | null>(null);
  const saved = toPairs(stacking.allowed);
  // A draft belongs to the version that it was begun on: saved over another one, it would undo somebody’s work.
  const pairs = draft?.pairs ?? saved;
  const dirty = draft !== null && !samePairs(draft.pairs, saved);
  useUnsaved(dirty);
  const changes = changesOf(stacking.nodes, saved, pairs);
  const confirm = (): void => {
    modal.confirm({
      title: `保存 ${changes.length} 处修改？`,
      width: 560,
      content: (
        <ul className="sentence">
          {changes.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ),
      okText: '保存',
      onOk: async () => {
        if (await save.run({ version: draft?.version ?? stacking.version, allowed: toAllowed(pairs) })) setDraft(null);
      },
    });
  };
  return (
    <Row gutter={12} wrap={false}>
      <Col flex="auto" style={{ minWidth: 0 }}>
        <section className="panel">
          <StackingMatrix
            nodes={stacking.nodes}
            pairs={pairs}
            saved={saved}
            disabled={!may}
            onToggle={(a, b) => setDraft({ version: draft?.version ?? stacking.version, pairs: togglePair(pairs, a, b) })}
          />
          <Flex justify="space-between" align="center" gap={8} style={{ marginTop: 12 }}>
            <span className="muted small">
              {stacking.updatedAt ? `${stacking.updatedBy} 于 ${dateTime(stacking.updatedAt)} 修改` : '出厂设置'}
              {may && '；方向键移动，空格切换'}
            </span>
            {may && (
              <Flex gap={8}>
                <Button disabled={!dirty} onClick={() => setDraft(null)}>
                  放弃修改
                </Button>
                <Button type="primary" disabled={!dirty} loading={save.busy} onClick={confirm}>
                  保存{dirty && `（${changes.length} 处修改）`}
                </Button>
              </Flex>
            )}
          </Flex>
        </section>
        <Can route={auditRoutes.list}>
          <section className="panel">
            <h2 className="panel-title">修改记录</h2>
            <AuditTrail subject="coupon_stacking" subjectId="1" />
          </section>
        </Can>
      </Col>
      <Col flex="340px">
        <section className="panel">
          <h2 className="panel-title">优惠券分组</h2>
          <Groups groups={stacking.groups} />
        </section>
      </Col>
    </Row>
  );
};
