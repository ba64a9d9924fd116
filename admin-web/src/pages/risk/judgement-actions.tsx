import { riskRoutes } from '@huitou/shared-types/risk/routes.ts';
import type { JudgementDetail } from '@huitou/shared-types/risk/schema.ts';
import { judgementMarkLabels, type JudgementMark, type ListKind, listKindLabels, type ListSide } from '@huitou/shared-types/risk/states.ts';
import { Button, Dropdown, Space } from 'antd';
import { useState, type ReactElement } from 'react';
import { useAction } from '../../lib/use-action.ts';
import { Can } from '../../ui/can.tsx';
import { ConfirmWithReason } from '../../ui/confirm-with-reason.tsx';
import { ListEntryModal } from './list-entry-modal.tsx';

/** What can be done about a judgement: mark it, put who or what it is about on a list. */
export const JudgementActions = ({ data }: { data: JudgementDetail }): ReactElement => {
  const [listing, setListing] = useState<{ side: ListSide; kind: ListKind; value: string } | null>(null);
  const [marking, setMarking] = useState<JudgementMark | null>(null);
  const mark = useAction(riskRoutes.mark, '已标记');
  const subjects: Readonly<Record<ListKind, string>> = { customer: data.customer.id, device: data.deviceId, ip: data.ip };
  const items = (Object.keys(subjects) as ListKind[])
    .filter((kind) => subjects[kind] !== '')
    .map((kind) => ({ key: kind, label: `${listKindLabels[kind]} ${kind === 'device' ? subjects[kind].slice(0, 12) : subjects[kind]}` }));
  const pick =
    (side: ListSide) =>
    ({ key }: { key: string }): void =>
      setListing({ side, kind: key as ListKind, value: subjects[key as ListKind] });
  return (
    <Can route={riskRoutes.mark}>
      <Space wrap>
        <Dropdown menu={{ items, onClick: pick('allow') }} trigger={['click']}>
          <Button>加入白名单</Button>
        </Dropdown>
        <Dropdown menu={{ items, onClick: pick('block') }} trigger={['click']}>
          <Button danger>加入黑名单</Button>
        </Dropdown>
        {data.mark === null ? (
          <>
            <Button onClick={() => setMarking('false_positive')}>标记误判</Button>
            <Button onClick={() => setMarking('confirmed')}>确认可疑</Button>
          </>
        ) : (
          <Button loading={mark.busy} onClick={() => void mark.run({ id: data.id, mark: null })}>
            取消标记
          </Button>
        )}
      </Space>
      {listing && <ListEntryModal initial={listing} onClose={() => setListing(null)} />}
      <ConfirmWithReason
        open={marking !== null}
        title={marking ? `标记为${judgementMarkLabels[marking].label}` : ''}
        required={false}
        suggestions={marking === 'confirmed' ? ['黄牛账号', '脚本特征明显', '同设备多号'] : ['客户来电核实', '公司网络', '家人共用手机']}
        onConfirm={(note) => mark.run({ id: data.id, mark: marking, note })}
        onClose={() => setMarking(null)}
      />
    </Can>
  );
};
