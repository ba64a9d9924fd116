import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import type { InvoiceTitle } from '@huitou/shared-types/invoices/schema.ts';
import { titleKindLabels } from '@huitou/shared-types/invoices/states.ts';
import { pickTitle } from '@/features/invoices/picked-title';
import { useTitles } from '@/features/invoices/queries';
import { SignInGate } from '@/features/session/sign-in-gate';
import { useShownAgain } from '@/features/use-shown';
import { back, go } from '@/platform/nav';
import { Async } from '@/ui/async';
import { BottomBar } from '@/ui/bottom-bar';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Notice } from '@/ui/notice';
import { Page } from '@/ui/page';
import { SkeletonBlocks } from '@/ui/skeleton';
import { Tag } from '@/ui/tag';
import './index.scss';

export default function TitlesPage() {
  const { params } = useRouter<{ pick?: string }>();
  const picking = params.pick === '1';
  return (
    <Page title={picking ? '选择发票抬头' : '发票抬头'} bottomBar>
      <SignInGate why="登录后管理发票抬头">
        <Titles picking={picking} />
        <BottomBar>
          <Button id="title-add" block onTap={() => go('titleEdit', picking ? { pick: 1 } : {})}>
            新增抬头
          </Button>
        </BottomBar>
      </SignInGate>
    </Page>
  );
}

function Titles({ picking }: { picking: boolean }) {
  const titles = useTitles();
  useShownAgain(titles.refetch);
  const choose = ({ id }: InvoiceTitle) => {
    if (!picking) return go('titleEdit', { id });
    pickTitle(id);
    back();
  };
  return (
    <Async query={titles} waiting={<SkeletonBlocks heights={[84, 84]} />}>
      {(items) =>
        items.length === 0 ? (
          <Notice icon="list" title="还没有发票抬头" hint="保存常用抬头，申请发票时直接选用" />
        ) : (
          items.map((one) => (
            <View key={one.id} id={`title-${one.id}`} className="title-card" hoverClass="title-pressed" onClick={() => choose(one)}>
              <View className="title-text">
                <View className="title-name">
                  <Tag>{titleKindLabels[one.kind]}</Tag>
                  {one.isDefault ? <Tag tone="accent">默认</Tag> : null}
                  <View className="title-words">{one.title}</View>
                </View>
                {one.taxNo ? <View className="title-no">{one.taxNo}</View> : null}
                {one.warning ? (
                  <View className="title-warning">
                    <Icon name="alert" size={14} />
                    {one.warning}
                  </View>
                ) : null}
              </View>
              <View
                id={`title-edit-${one.id}`}
                className="title-edit"
                role="button"
                aria-label="编辑"
                onClick={(event) => {
                  event.stopPropagation();
                  go('titleEdit', { id: one.id });
                }}
              >
                <Icon name="edit" size={20} />
              </View>
            </View>
          ))
        )
      }
    </Async>
  );
}
