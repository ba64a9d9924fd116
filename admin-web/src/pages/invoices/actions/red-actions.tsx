import { staffInvoiceRoutes } from '@huitou/shared-types/invoices/routes.ts';
import { redMoves, type RedStatus } from '@huitou/shared-types/invoices/states.ts';
import { App } from 'antd';
import type { ReactElement } from 'react';
import { useAction } from '../../../lib/use-action.ts';
import { MoveButtons } from '../../../ui/move-buttons.tsx';

/** Apply again for a red letter that was refused or failed, or withdraw it. */
export const RedActions = ({ id, status }: { id: string; status: RedStatus }): ReactElement => {
  const { modal } = App.useApp();
  const again = useAction(staffInvoiceRoutes.redAgain, '已重新申请');
  const cancel = useAction(staffInvoiceRoutes.redCancel, '已撤销');
  return (
    <MoveButtons
      moves={redMoves}
      status={status}
      size="small"
      danger={['cancel']}
      on={{
        again: () => void again.run({ id }),
        cancel: () =>
          void modal.confirm({
            title: '撤销这张红字申请？',
            content: '原发票保持有效。如客户已退款，请确认原发票无需红冲。',
            okText: '撤销',
            okButtonProps: { danger: true },
            onOk: () => cancel.run({ id }),
          }),
      }}
    />
  );
};
