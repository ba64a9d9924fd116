import { riskRoutes } from '@huitou/shared-types/risk/routes.ts';
import { riskBasisLabels, riskDecisionLabels } from '@huitou/shared-types/risk/states.ts';
import { Drawer, Space } from 'antd';
import type { ReactElement } from 'react';
import { useApiQuery } from '../../lib/api.ts';
import { Loaded } from '../../ui/states.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { JudgementView } from './judgement-view.tsx';

/** One judgement beside the list, with everything it was made of. */
export const JudgementDrawer = ({ id, onClose }: { id: string | null; onClose: () => void }): ReactElement => {
  const judgement = useApiQuery(riskRoutes.judgement, { id: id ?? '' }, { enabled: id !== null });
  const data = id !== null && judgement.data?.id === id ? judgement.data : undefined;
  return (
    <Drawer
      open={id !== null}
      size={860}
      onClose={onClose}
      title={
        data ? (
          <Space>
            判定
            <StatusTag labels={riskDecisionLabels} status={data.decision} />
            <span className="muted small">{riskBasisLabels[data.basis]}</span>
          </Space>
        ) : (
          '判定'
        )
      }
    >
      {id !== null && (
        <Loaded query={{ data, error: judgement.error, refetch: judgement.refetch }}>{(loaded) => <JudgementView data={loaded} />}</Loaded>
      )}
    </Drawer>
  );
};
