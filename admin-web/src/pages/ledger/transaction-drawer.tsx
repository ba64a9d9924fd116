import { ledgerAdminRoutes } from '@huitou/shared-types/ledger/routes.ts';
import { transactionKindLabels, transactionStateLabels } from '@huitou/shared-types/ledger/states.ts';
import { Drawer, Space } from 'antd';
import { useState, type ReactElement } from 'react';
import { useApiQuery } from '../../lib/api.ts';
import { Loaded } from '../../ui/states.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { TransactionView } from './transaction-view.tsx';

/** One transaction beside a list: its postings, what it came from, what took it back. */
export const TransactionDrawer = ({ id, onClose }: { id: string | null; onClose: () => void }): ReactElement => {
  // A reversal leads to what it reverses and back: the drawer stays and shows the other one.
  const [at, setAt] = useState<{ from: string | null; id: string | null }>({ from: id, id });
  const shown = at.from === id ? at.id : id;
  const transaction = useApiQuery(ledgerAdminRoutes.transaction, { id: shown ?? '' }, { enabled: shown !== null });
  const data = shown !== null && transaction.data?.id === shown ? transaction.data : undefined;
  return (
    <Drawer
      open={id !== null}
      size={820}
      onClose={onClose}
      title={
        data ? (
          <Space>
            {transactionKindLabels[data.kind] ?? '凭证'}
            <StatusTag labels={transactionStateLabels} status={data.state} />
          </Space>
        ) : (
          '凭证'
        )
      }
    >
      {shown !== null && (
        <Loaded query={{ data, error: transaction.error, refetch: transaction.refetch }}>
          {(loaded) => <TransactionView transaction={loaded} go={(next) => setAt({ from: id, id: next })} />}
        </Loaded>
      )}
    </Drawer>
  );
};
