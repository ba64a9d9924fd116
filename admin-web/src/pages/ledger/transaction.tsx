import { ledgerAdminRoutes } from '@huitou/shared-types/ledger/routes.ts';
import { transactionKindLabels, transactionStateLabels } from '@huitou/shared-types/ledger/states.ts';
import type { ReactElement } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useApiQuery } from '../../lib/api.ts';
import { Page } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { TransactionView } from './transaction-view.tsx';

/** One transaction as a page of its own, for links to it. */
export default function TransactionPage(): ReactElement {
  const { id = '' } = useParams();
  const navigate = useNavigate();
  const transaction = useApiQuery(ledgerAdminRoutes.transaction, { id });
  const { data } = transaction;
  return (
    <Page
      title={data ? (transactionKindLabels[data.kind] ?? '凭证') : '凭证'}
      extra={data && <StatusTag labels={transactionStateLabels} status={data.state} />}
    >
      <div className="panel">
        <Loaded query={transaction}>
          {(loaded) => <TransactionView transaction={loaded} go={(next) => void navigate(`/ledger/transactions/${next}`)} />}
        </Loaded>
      </div>
    </Page>
  );
}
