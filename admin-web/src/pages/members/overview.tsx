import { membershipAdminRoutes } from '@huitou/shared-types/membership/routes.ts';
import type { MembershipOverview } from '@huitou/shared-types/membership/schema.ts';
import { Flex, Progress, Statistic, Tooltip } from 'antd';
import type { ReactElement } from 'react';
import { useApiQuery } from '../../lib/api.ts';
import { count, money } from '../../lib/format.ts';
import { Loaded } from '../../ui/states.tsx';

const share = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round((part / whole) * 1000) / 10);

/** Members by level, and the points that the shop owes. */
export const Overview = (): ReactElement => {
  const overview = useApiQuery(membershipAdminRoutes.overview, {});
  return <Loaded query={overview}>{(data) => <Figures data={data} />}</Loaded>;
};

const Figures = ({ data }: { data: MembershipOverview }): ReactElement => (
  <section className="panel" style={{ marginBottom: 12 }}>
    <Flex gap={48} wrap justify="space-between">
      <div style={{ minWidth: 320, flex: 1, maxWidth: 460 }}>
        <div className="muted small" style={{ marginBottom: 6 }}>
          会员 {count(data.members)} 人
        </div>
        {data.levels.map((level) => (
          <Flex key={level.id} align="center" gap={10}>
            <span style={{ width: 76 }}>{level.name}</span>
            <Progress
              percent={share(level.members, data.members)}
              strokeColor={level.color}
              size="small"
              style={{ flex: 1, marginBottom: 0 }}
              format={() => <span className="num">{count(level.members)}</span>}
            />
          </Flex>
        ))}
      </div>
      <Flex gap={40} wrap>
        <Tooltip title={`全部使用可抵 ${money(data.points.worth)}`}>
          <Statistic title="未使用积分" value={count(data.points.outstanding)} />
        </Tooltip>
        <Statistic title="30 天内到期" value={count(data.points.expiringIn30Days)} />
        <Statistic title="近 30 天发放" value={count(data.points.granted)} />
        <Statistic title="近 30 天使用" value={count(data.points.spent)} />
        <Statistic title="近 30 天过期" value={count(data.points.expired)} />
      </Flex>
    </Flex>
  </section>
);
