import { membershipAdminRoutes } from '@huitou/shared-types/membership/routes.ts';
import { Flex, Statistic } from 'antd';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { useApiQuery } from '../../lib/api.ts';
import { count, money } from '../../lib/format.ts';
import { Loaded } from '../../ui/states.tsx';
import { LevelTag } from './level-tag.tsx';

/** Level and points in the customer's page; the rest is a click away. */
export const MemberSummary = ({ id }: { id: string }): ReactElement => {
  const member = useApiQuery(membershipAdminRoutes.member, { id });
  return (
    <section className="panel" style={{ marginBottom: 12 }}>
      <Flex justify="space-between" align="center">
        <h2 className="panel-title">会员</h2>
        <Link to={`/members?open=${id}`}>等级与积分明细</Link>
      </Flex>
      <Loaded query={member}>
        {(data) => (
          <Flex gap={48} align="center">
            <LevelTag level={data.level} given={data.given} />
            <Statistic title="近 12 个月消费" value={money(data.growth)} />
            <Statistic title="积分" value={count(data.points)} />
          </Flex>
        )}
      </Loaded>
    </section>
  );
};
