import { View } from '@tarojs/components';
import { useMembership } from '@/features/members/queries';
import { levelStyle } from '@/features/members/level-color';
import { signIn } from '@/features/session/sign-in';
import { useMe, useSignedIn } from '@/features/session/use-me';
import { tellFailure } from '@/platform/feedback';
import { go } from '@/platform/nav';
import { Icon } from '@/ui/icon';
import { Picture } from '@/ui/picture';

export function Account() {
  const signedIn = useSignedIn();
  const me = useMe().data;
  if (!signedIn)
    return (
      <View id="sign-in" className="me-account" onClick={() => signIn().catch(tellFailure)}>
        <View className="me-avatar me-avatar-none">
          <Icon name="user" size={32} />
        </View>
        <View className="me-who">
          <View className="me-name">点击登录</View>
          <View className="me-phone">登录后同步购物车和订单</View>
        </View>
        <Icon name="next" size={18} />
      </View>
    );
  return (
    <View id="me-profile" className="me-account" onClick={() => go('profile')}>
      {me?.avatar ? (
        <Picture src={me.avatar} alt="头像" className="me-avatar" />
      ) : (
        <View className="me-avatar me-avatar-none">
          <Icon name="user" size={32} />
        </View>
      )}
      <View className="me-who">
        <View className="me-name-line">
          <View id="me-name" className="me-name">
            {me?.nickname || '微信用户'}
          </View>
          <LevelBadge />
        </View>
        <View className="me-phone">{me?.phone ?? '未绑定手机号'}</View>
      </View>
      <Icon name="next" size={18} />
    </View>
  );
}

/** The customer's level, and the way to what it brings. */
function LevelBadge() {
  const level = useMembership().data?.level;
  if (!level) return null;
  return (
    <View
      id="me-level"
      className="me-level"
      role="button"
      style={levelStyle(level.color)}
      onClick={(event) => {
        event.stopPropagation();
        go('member');
      }}
    >
      <Icon name="crown" size={12} />
      {level.name}
    </View>
  );
}
