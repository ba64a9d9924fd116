import { couponAdminRoutes } from '@huitou/shared-types/coupons/routes.ts';
import type { Template } from '@huitou/shared-types/coupons/schema.ts';
import { templateStatusLabels } from '@huitou/shared-types/coupons/states.ts';
import { Button, Flex, Tabs } from 'antd';
import type { ReactElement } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useApiQuery } from '../../lib/api.ts';
import { useCan } from '../../lib/auth.ts';
import { useAction } from '../../lib/use-action.ts';
import { useTabParam } from '../../lib/use-open-param.ts';
import { Page } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { TemplateMoves } from './actions.tsx';
import { Codes } from './detail/codes.tsx';
import { Grant } from './detail/grant.tsx';
import { Overview } from './detail/overview.tsx';
import { IssuedTable } from './issued-table.tsx';

const TABS = ['overview', 'codes', 'grant', 'issued'] as const;

/** One template: what it is, what became of it, its codes, who gets it and who has it. */
export default function CouponDetailPage(): ReactElement {
  const { id = '' } = useParams();
  const template = useApiQuery(couponAdminRoutes.template, { id }, { refetchInterval: 15_000 });
  return <Loaded query={template}>{(data) => <Detail key={data.id} template={data} />}</Loaded>;
}

const Detail = ({ template }: { template: Template }): ReactElement => {
  const [tab, setTab] = useTabParam(TABS, 'overview');
  const navigate = useNavigate();
  const can = useCan();
  const duplicate = useAction(couponAdminRoutes.duplicate, '已复制为草稿');
  const copy = async (): Promise<void> => {
    const made = await duplicate.run({ id: template.id });
    if (made) void navigate(`/coupons/${made.id}/edit`);
  };
  return (
    <Page
      title={template.name}
      hint={
        <Flex gap={8} align="center">
          <StatusTag labels={templateStatusLabels} status={template.status} />
          <span className="num">{template.no}</span>
          {template.budgetSpent && <span className="bad">预算已用完，已停止发放</span>}
        </Flex>
      }
      extra={
        <Flex gap={8}>
          <TemplateMoves template={template} />
          {can(couponAdminRoutes.duplicate) && (
            <Button loading={duplicate.busy} onClick={() => void copy()}>
              复制
            </Button>
          )}
          {can(couponAdminRoutes.update) && template.status !== 'recalled' && (
            <Button onClick={() => void navigate(`/coupons/${template.id}/edit`)}>编辑</Button>
          )}
        </Flex>
      }
    >
      <Tabs
        activeKey={tab}
        onChange={setTab}
        destroyOnHidden
        items={[
          { key: 'overview', label: '概况', children: <Overview template={template} /> },
          { key: 'codes', label: '兑换码', children: <Codes template={template} /> },
          ...(can(couponAdminRoutes.grant) ? [{ key: 'grant', label: '发放给顾客', children: <Grant template={template} /> }] : []),
          { key: 'issued', label: '领用记录', children: <IssuedTable templateId={template.id} /> },
        ]}
      />
    </Page>
  );
};
