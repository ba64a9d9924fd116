import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { customerRoutes } from '@huitou/shared-types/customers/routes.ts';
import { go } from '@/platform/nav';
import { api } from '@/platform/request';
import { Checkbox } from '@/ui/checkbox';
import { keys, queryClient } from '../queries';
import { useShop } from '../shop/use-shop';
import { useMe } from './use-me';
import './policy-consent.scss';

/** Whether the policies in force have been accepted; where not, the customer is asked once, at the first step that needs personal data. */
export const usePolicyConsent = () => {
  const version = useShop()?.policyVersion;
  const accepted = useMe().data?.policyAccepted;
  const [ticked, setTicked] = useState(false);
  const needed = version !== undefined && accepted !== undefined && accepted !== version;
  return {
    needed,
    agreed: !needed || ticked,
    ticked,
    setTicked,
    /** Tells the server which version was accepted. @throws ApiError */
    record: async (): Promise<void> => {
      if (needed && ticked) queryClient.setQueryData(keys.me, await api(customerRoutes.acceptPolicy, { version }));
    },
  };
};

export function PolicyConsent({ consent }: { consent: ReturnType<typeof usePolicyConsent> }) {
  if (!consent.needed) return null;
  return (
    <View className="consent">
      <Checkbox id="consent" checked={consent.ticked} onChange={consent.setTicked} />
      <View className="consent-text">
        我已阅读并同意
        <Text className="consent-link" onClick={() => go('legal', { kind: 'agreement' })}>
          《用户服务协议》
        </Text>
        和
        <Text className="consent-link" onClick={() => go('legal', { kind: 'privacy' })}>
          《隐私政策》
        </Text>
      </View>
    </View>
  );
}
