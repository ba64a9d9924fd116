import type { StaffCaseRow } from '@huitou/shared-types/after-sales/schema.ts';
import { Button } from 'antd';
import type { ReactElement } from 'react';
import { dialogOf, labelOf, mainMove, type Doing } from './doing.ts';

/** The next step of a case from its row: opens the case with the step's dialog. */
export const RowAction = ({ row, onDo }: { row: StaffCaseRow; onDo: (doing: Doing) => void }): ReactElement => {
  const move = mainMove(row);
  const dialog = move && dialogOf(move);
  return (
    <>
      <Button type="link" size="small" onClick={() => onDo(null)}>
        详情
      </Button>
      {move && dialog && (
        <Button type="link" size="small" onClick={() => onDo(dialog)}>
          {labelOf(move, row)}
        </Button>
      )}
    </>
  );
};
