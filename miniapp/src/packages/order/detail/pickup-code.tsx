import { Image, View } from '@tarojs/components';
import { useMemo } from 'react';
import type { Pickup } from '@huitou/shared-types/fulfilment/schema.ts';
import { pickupStatusLabels } from '@huitou/shared-types/fulfilment/states.ts';
import { copy } from '@/platform/feedback';
import { dateTime } from '@/platform/time';
import { Card } from '@/ui/cell';
import { qrImage } from './qr-image';

/** The code for the counter: to be scanned, or read out. */
export function PickupCode({ pickup }: { pickup: Pickup }) {
  const image = useMemo(() => qrImage(pickup.code), [pickup.code]);
  const open = pickup.status === 'open';
  return (
    <Card id="pickup" className="pickup">
      <Image className={`pickup-qr ${open ? '' : 'pickup-over'}`} src={image} aria-label={`提货码 ${pickup.code}`} />
      <View id="pickup-code" className={`pickup-code ${open ? '' : 'pickup-over'}`} onClick={() => copy(pickup.code, '提货码已复制')}>
        {pickup.code.replace(/(\d{4})(?=\d)/g, '$1 ')}
      </View>
      <View className="pickup-hint">
        {open ? `请在 ${dateTime(pickup.expiresAt)} 前到 ${pickup.storeName} 取货` : pickupStatusLabels[pickup.status].label}
      </View>
    </Card>
  );
}
