import { RichText, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useQuery } from '@tanstack/react-query';
import { settingsRoutes } from '@huitou/shared-types/settings/routes.ts';
import { safeHtml } from '@/features/catalog/safe-html';
import { keys } from '@/features/queries';
import { api } from '@/platform/request';
import { Async } from '@/ui/async';
import { Page } from '@/ui/page';
import { SkeletonBlocks } from '@/ui/skeleton';
import './index.scss';

/** Privacy policy or service agreement, in the words that the shop has set. */
export default function LegalPage() {
  const { params } = useRouter<{ kind?: string }>();
  const kind = params.kind === 'agreement' ? 'agreement' : 'privacy';
  const policy = useQuery({ queryKey: [...keys.policy, kind], queryFn: () => api(settingsRoutes.policy, { kind }) });
  return (
    <Page title={kind === 'agreement' ? '用户服务协议' : '隐私政策'}>
      <Async query={policy} waiting={<SkeletonBlocks heights={[32, 200, 200]} />}>
        {({ title, version, html }) => (
          <View className="legal">
            <View className="legal-title">{title}</View>
            <View className="legal-version">版本 {version}</View>
            <RichText className="legal-text" nodes={`<div>${safeHtml(html)}</div>`} />
          </View>
        )}
      </Async>
    </Page>
  );
}
