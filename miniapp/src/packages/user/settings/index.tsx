import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { signOut } from '@/features/session/sign-in';
import { useSignedIn } from '@/features/session/use-me';
import { useShop } from '@/features/shop/use-shop';
import { confirm, toast } from '@/platform/feedback';
import { go } from '@/platform/nav';
import { Button } from '@/ui/button';
import { Card, Cell } from '@/ui/cell';
import { Page } from '@/ui/page';
import './index.scss';

export default function SettingsPage() {
  const signedIn = useSignedIn();
  const shop = useShop();
  const leave = async () => {
    if (!(await confirm('退出登录？', '购物车和订单会保留在您的账号里。'))) return;
    await signOut();
    toast('已退出登录');
    go('me');
  };
  return (
    <Page title="设置与隐私">
      {signedIn ? (
        <Card className="settings-list">
          <Cell id="settings-profile" label="个人资料" onTap={() => go('profile')} />
          <Cell id="settings-addresses" label="收货地址" onTap={() => go('addresses')} />
        </Card>
      ) : null}
      <Card className="settings-list">
        <Cell id="settings-privacy" label="隐私政策" onTap={() => go('legal', { kind: 'privacy' })} />
        <Cell id="settings-agreement" label="用户服务协议" onTap={() => go('legal', { kind: 'agreement' })} />
        {process.env.TARO_ENV === 'weapp' ? <Cell id="settings-permissions" label="微信授权管理" onTap={() => Taro.openSetting()} /> : null}
      </Card>
      {signedIn ? (
        <Card className="settings-list">
          <Cell id="settings-export" label="导出我的数据" onTap={() => go('exportData')} />
          <Cell id="settings-close" label="注销账号" onTap={() => go('closeAccount')} />
        </Card>
      ) : null}
      {signedIn ? (
        <View className="settings-leave">
          <Button id="sign-out" kind="plain" block onTap={leave}>
            退出登录
          </Button>
        </View>
      ) : null}
      <View className="settings-foot">
        {shop?.appName} {shop?.policyVersion ? `· 政策版本 ${shop.policyVersion}` : ''}
      </View>
    </Page>
  );
}
