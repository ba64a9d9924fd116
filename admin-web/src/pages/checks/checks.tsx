import { PlayCircleOutlined } from '@ant-design/icons';
import { checkRoutes } from '@huitou/shared-types/checks/routes.ts';
import type { CheckRun, ChecksOut } from '@huitou/shared-types/checks/schema.ts';
import { Alert, Button, Descriptions, Tabs } from 'antd';
import type { ReactElement } from 'react';
import { useApiQuery } from '../../lib/api.ts';
import { ago, dateTime } from '../../lib/format.ts';
import { useAction } from '../../lib/use-action.ts';
import { useTabParam } from '../../lib/use-open-param.ts';
import { Can } from '../../ui/can.tsx';
import { Page } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { CheckTable } from './check-table.tsx';
import { Incidents } from './incidents.tsx';
import { duration } from './labels.ts';

const TABS = ['now', 'history'] as const;
const WATCHING_MS = 1500;
const RESTING_MS = 20_000;

/** What must always hold of the data, live: green or red, when it was looked at, which rows break it. */
export default function Checks(): ReactElement {
  const [tab, setTab] = useTabParam(TABS, 'now');
  const checks = useApiQuery(checkRoutes.list, {}, { refetchInterval: (last) => (last?.running ? WATCHING_MS : RESTING_MS) });
  const running = checks.data?.running ?? null;
  const run = useAction(checkRoutes.run);
  return (
    <Page
      title="数据校验"
      hint="每几分钟自动核对近期数据，每晚核对全部数据"
      extra={
        <Can route={checkRoutes.run}>
          <Button
            type="primary"
            icon={<PlayCircleOutlined />}
            loading={run.busy || running !== null}
            onClick={() => void run.run({ whole: true })}
          >
            {running ? '校验中' : '立即全部校验'}
          </Button>
        </Can>
      }
    >
      <Tabs
        activeKey={tab}
        onChange={setTab}
        destroyOnHidden
        items={[
          { key: 'now', label: '当前', children: <Loaded query={checks}>{(data) => <Now data={data} />}</Loaded> },
          { key: 'history', label: '异常历史', children: <Incidents /> },
        ]}
      />
    </Page>
  );
}

const runText = (run: CheckRun | null): string =>
  run === null
    ? '—'
    : `${ago(run.startedAt)}（${dateTime(run.startedAt, true)}）· ${run.checks} 项 · 用时 ${duration(run.ms)} · ${run.staffName || '自动'}`;

const Now = ({ data }: { data: ChecksOut }): ReactElement => (
  <>
    {data.last === null ? (
      <Alert type="info" showIcon title="还没有校验过，点右上角“立即全部校验”开始" style={{ marginBottom: 12 }} />
    ) : (
      <Alert
        type={data.red > 0 ? 'error' : 'success'}
        showIcon
        title={data.red > 0 ? `${data.red} 项异常，请逐项查看下方的行并处理` : `全部 ${data.items.length} 项正常`}
        style={{ marginBottom: 12 }}
      />
    )}
    <div className="panel">
      <Descriptions
        column={1}
        style={{ marginBottom: 4 }}
        items={[
          { key: 'last', label: '最近一次', children: runText(data.last) },
          { key: 'whole', label: '最近一次全部数据', children: runText(data.lastWhole) },
        ]}
      />
      <CheckTable checks={data.items} />
    </div>
  </>
);
