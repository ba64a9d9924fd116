import { View } from '@tarojs/components';
import { useState } from 'react';
import { cancelReasons } from '@huitou/shared-types/orders/states.ts';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Sheet } from '@/ui/sheet';
import { cancelOrder } from './actions';

export function CancelSheet({ id, open, onClose }: { id: string; open: boolean; onClose: () => void }) {
  const [reason, setReason] = useState<string>();
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
      <View className="cancel-reasons">
        {cancelReasons.map((one, i) => (
          <View
            key={one}
            id={`reason-${i}`}
            className={`cancel-reason ${one === reason ? 'cancel-reason-on' : ''}`}
            role="radio"
            aria-checked={one === reason}
            onClick={() => setReason(one)}
          >
            {one}
            {one === reason ? <Icon name="check" size={18} /> : null}
          </View>
        ))}
      </View>
    </Sheet>
  );
}
