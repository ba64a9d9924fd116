import { useState } from 'react';
import { cancelReasons } from '@huitou/shared-types/orders/states.ts';
import { Button } from '@/ui/button';
import { Options } from '@/ui/options';
import { Sheet } from '@/ui/sheet';
import { cancelOrder } from './actions';

export function CancelSheet({ id, open, onClose }: { id: string; open: boolean; onClose: () => void }) {
  const [reason, setReason] = useState<(typeof cancelReasons)[number]>();
  const submit = async () => {
    if (!reason) return;
    await cancelOrder(id, reason);
    onClose();
  };
  return (
    <Sheet
      id="cancel-sheet"
      open={open}
      title="为什么要取消？"
      onClose={onClose}
      footer={
        <Button id="cancel-submit" kind="danger" block disabled={!reason} onTap={submit}>
          取消订单
        </Button>
      }
    >
      <Options id="reason" options={cancelReasons.map((one) => ({ key: one, label: one }))} current={reason} onChange={setReason} />
    </Sheet>
  );
}
