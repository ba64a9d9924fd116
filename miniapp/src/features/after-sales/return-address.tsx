import { View } from '@tarojs/components';
import type { CaseView } from '@huitou/shared-types/after-sales/schema.ts';
import { copy } from '@/platform/feedback';
import { Button } from '@/ui/button';
import { Card } from '@/ui/cell';
import './return-address.scss';

/** Where the goods go, to be copied into the carrier's form in one piece. */
export function ReturnAddress({ to }: { to: NonNullable<CaseView['returnTo']> }) {
  return (
    <Card id="return-address" title="寄回地址">
      <View className="return-to">
        <View className="return-to-text">
          <View className="return-to-who">
            {to.name} {to.phone}
          </View>
          <View>{to.address}</View>
        </View>
        <Button id="copy-address" kind="soft" size="s" onTap={() => copy(`${to.name} ${to.phone} ${to.address}`, '地址已复制')}>
          复制
        </Button>
      </View>
    </Card>
  );
}
