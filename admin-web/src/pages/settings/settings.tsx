import { settingsRoutes } from '@huitou/shared-types/settings/routes.ts';
import { Tabs } from 'antd';
import type { ReactElement } from 'react';
import { useApiQuery } from '../../lib/api.ts';
import { useTabParam } from '../../lib/use-open-param.ts';
import { Page } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { settingGroupNames, settingViews, type SettingGroup } from './fields.ts';
import { GroupForm } from './group-form.tsx';

/** The shop's settings, a tab a group. */
export default function SettingsPage(): ReactElement {
  const [tab, setTab] = useTabParam<SettingGroup>(settingGroupNames, 'shop');
  const all = useApiQuery(settingsRoutes.all, {}, { refetchOnFocus: false });
  return (
    <Page title="店铺设置">
      <div className="panel">
        <Tabs activeKey={tab} onChange={setTab} items={settingGroupNames.map((key) => ({ key, label: settingViews[key].title }))} />
        <Loaded query={all}>
          {({ groups }) => <GroupForm key={tab} group={tab} values={(groups[tab] ?? {}) as Record<string, unknown>} />}
        </Loaded>
      </div>
    </Page>
  );
}
