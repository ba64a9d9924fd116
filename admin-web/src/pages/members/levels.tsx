import { PlusOutlined } from '@ant-design/icons';
import { membershipAdminRoutes } from '@huitou/shared-types/membership/routes.ts';
import type { LevelRow } from '@huitou/shared-types/membership/schema.ts';
import { MOST_LEVELS } from '@huitou/shared-types/membership/states.ts';
import { Button, Flex, Popconfirm, Tooltip } from 'antd';
import { useState, type ReactElement } from 'react';
import { useNavigate } from 'react-router';
import { useApiQuery } from '../../lib/api.ts';
import { count, money } from '../../lib/format.ts';
import { useAction } from '../../lib/use-action.ts';
import { Can } from '../../ui/can.tsx';
import { Page } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { LevelCardView } from './level-card.tsx';
import { LevelEditor } from './level-editor.tsx';
import { linesOf } from './level-draft.ts';

/** The levels as customers see them, lowest first, each to be changed. */
export default function Levels(): ReactElement {
  const levels = useApiQuery(membershipAdminRoutes.levels, {});
  const navigate = useNavigate();
  const [editing, edit] = useState<LevelRow | 'new' | null>(null);
  const remove = useAction(membershipAdminRoutes.deleteLevel, '等级已删除');
  const items = levels.data?.items ?? [];
  const extra = (
    <Flex gap={8}>
      <Button onClick={() => void navigate('/settings?tab=membership')}>积分与保级规则</Button>
      <Can route={membershipAdminRoutes.createLevel}>
        <Tooltip title={items.length >= MOST_LEVELS ? `最多 ${MOST_LEVELS} 个等级` : ''}>
          <Button type="primary" icon={<PlusOutlined />} disabled={items.length >= MOST_LEVELS} onClick={() => edit('new')}>
            新增等级
          </Button>
        </Tooltip>
      </Can>
    </Flex>
  );
  return (
    <Page title="会员等级" hint="近 12 个月已完成订单的消费达到门槛即升级；降级受保级期保护" extra={extra}>
      <Loaded query={levels}>
        {(data) => (
          <Flex gap={16} wrap>
            {data.items.map((level, i) => (
              <section key={level.id} className="panel" style={{ width: 320, margin: 0 }}>
                <LevelCardView name={level.name} color={level.color} threshold={level.threshold} lines={linesOf(level)} note={level.note} />
                <Flex justify="space-between" align="center" style={{ marginTop: 12 }}>
                  <Button type="link" style={{ padding: 0 }} onClick={() => void navigate(`/members?levelId=${level.id}`)}>
                    {count(level.members)} 位会员
                  </Button>
                  <Flex>
                    <Can route={membershipAdminRoutes.updateLevel}>
                      <Button type="link" size="small" onClick={() => edit(level)}>
                        编辑
                      </Button>
                    </Can>
                    {i > 0 && (
                      <Can route={membershipAdminRoutes.deleteLevel}>
                        <Popconfirm
                          title={`删除“${level.name}”？`}
                          description={
                            level.members > 0 ? '还有会员处于该等级，暂不能删除' : `门槛 ${money(level.threshold)} 的等级将不再存在`
                          }
                          okButtonProps={{ danger: true, disabled: level.members > 0 }}
                          onConfirm={() => remove.run({ id: level.id })}
                        >
                          <Button type="link" size="small" danger>
                            删除
                          </Button>
                        </Popconfirm>
                      </Can>
                    )}
                  </Flex>
                </Flex>
              </section>
            ))}
          </Flex>
        )}
      </Loaded>
      {editing && (
        <LevelEditor
          level={editing === 'new' ? null : editing}
          lowest={editing !== 'new' && editing.id === items[0]?.id}
          onClose={() => edit(null)}
        />
      )}
    </Page>
  );
}
