import { ledgerAdminRoutes } from '@huitou/shared-types/ledger/routes.ts';
import type { TransactionDetail } from '@huitou/shared-types/ledger/schema.ts';
import { Alert, Button, Descriptions, Flex, Typography } from 'antd';
import { useState, type ReactElement } from 'react';
import { useCan } from '../../lib/auth.ts';
import { dateTime, money } from '../../lib/format.ts';
import { useAction } from '../../lib/use-action.ts';
import { ConfirmWithReason } from '../../ui/confirm-with-reason.tsx';
import { Postings } from './postings.tsx';
import { SourceLink } from './source-link.tsx';

/** A transaction with its postings, what it came from, and what took it back; `go` shows another one. */
export const TransactionView = ({ transaction, go }: { transaction: TransactionDetail; go: (id: string) => void }): ReactElement => {
  const { reverses, reversedBy } = transaction;
  return (
    <Flex vertical gap={16}>
      {reverses && <Alert type="info" showIcon title="这是一张冲正凭证" action={<Go onClick={() => go(reverses)}>看原凭证</Go>} />}
      {reversedBy && <Alert type="warning" showIcon title="这张凭证已被冲正" action={<Go onClick={() => go(reversedBy)}>看冲正凭证</Go>} />}
      {transaction.state === 'pending' && <Alert type="info" showIcon title="资金冻结中，支付结束后入账或释放" />}
      <Flex justify="space-between" align="flex-start" gap={16}>
        <Descriptions
          column={2}
          items={[
            { key: 'title', label: '摘要', children: transaction.title },
            { key: 'source', label: '来源', children: <SourceLink source={transaction.source} /> },
            { key: 'at', label: '记账时间', children: <span className="num">{dateTime(transaction.at, true)}</span> },
            { key: 'staff', label: '操作人', children: transaction.staffName || '系统' },
            { key: 'note', label: '备注', span: 2, children: transaction.note || '—' },
            {
              key: 'reference',
              label: '凭证编号',
              span: 2,
              children: (
                <Typography.Text copyable className="code">
                  {transaction.reference}
                </Typography.Text>
              ),
            },
          ]}
        />
        <TakeBack transaction={transaction} />
      </Flex>
      <Postings postings={transaction.postings} />
    </Flex>
  );
};

const Go = ({ onClick, children }: { onClick: () => void; children: string }): ReactElement => (
  <Button size="small" type="link" onClick={onClick}>
    {children}
  </Button>
);

const TakeBack = ({ transaction }: { transaction: TransactionDetail }): ReactElement | null => {
  const [asking, setAsking] = useState(false);
  const takeBack = useAction(ledgerAdminRoutes.takeBack, '已收回');
  const may = useCan()(ledgerAdminRoutes.takeBack);
  if (!may || !transaction.reversible) return null;
  return (
    <>
      <Button danger onClick={() => setAsking(true)}>
        收回
      </Button>
      <ConfirmWithReason
        open={asking}
        danger
        okText="收回"
        title={`收回 ${money(transaction.amount)}`}
        suggestions={['赠送给了别的客户', '金额填错', '客户未满足活动条件']}
        maxLength={100}
        onClose={() => setAsking(false)}
        onConfirm={(reason) => takeBack.run({ id: transaction.id, reason })}
      >
        以一张冲正凭证收回，原凭证保留。客户可用余额不足时不能收回。
      </ConfirmWithReason>
    </>
  );
};
