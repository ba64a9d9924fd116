import { View } from '@tarojs/components';
import { useState } from 'react';
import { afterSalesRoutes } from '@huitou/shared-types/after-sales/routes.ts';
import type { CaseView } from '@huitou/shared-types/after-sales/schema.ts';
import { openCaseStatuses } from '@huitou/shared-types/after-sales/states.ts';
import { showCase } from '@/features/after-sales/queries';
import { confirm, toast } from '@/platform/feedback';
import { go, replace } from '@/platform/nav';
import { api } from '@/platform/request';
import { BottomBar } from '@/ui/bottom-bar';
import { Button } from '@/ui/button';
import { MessageSheet } from './message-sheet';

/** What the customer can do now; the next step is the one big button. */
export function CaseActions({ one }: { one: CaseView }) {
  const [writing, setWriting] = useState(false);
  const { id, orderId, status, moves } = one;
  const open = openCaseStatuses.some((state) => state === status);
  const withdraw = async (title: string, content: string, yes: string) => {
    if (!(await confirm(title, content, { yes }))) return false;
    await showCase(await api(afterSalesRoutes.withdraw, { id }));
    return true;
  };
  const change = async () => {
    const gone = await withdraw('修改这次申请？', '会先撤销当前申请，已填写的内容会带到新的申请里。', '去修改');
    if (gone) replace('applyAfterSale', { orderId, again: id });
  };
  const arrived = async () => {
    if (!(await confirm('收到换货商品了吗？', '请核对商品无误后再确认。', { yes: '确认收到' }))) return;
    await showCase(await api(afterSalesRoutes.confirmExchange, { id }));
    toast('换货已完成');
  };
  return (
    <BottomBar>
      <View className="case-actions">
        {moves.includes('withdraw') ? (
          <Button
            id="case-withdraw"
            kind="plain"
            size="s"
            onTap={() => withdraw('撤销这次申请？', '撤销后在售后期内可以重新申请。', '撤销').then((done) => done && toast('申请已撤销'))}
          >
            撤销
          </Button>
        ) : null}
        {moves.includes('withdraw') && status === 'requested' ? (
          <Button id="case-change" kind="plain" size="s" onTap={change}>
            修改
          </Button>
        ) : null}
        {open ? (
          <Button id="case-message" kind="soft" size="s" onTap={() => setWriting(true)}>
            留言
          </Button>
        ) : null}
        {moves.includes('send') ? (
          <Button id="case-send" onTap={() => go('returnParcel', { id })}>
            填写退货单号
          </Button>
        ) : null}
        {moves.includes('finishExchange') ? (
          <Button id="case-arrived" onTap={arrived}>
            确认收到换货
          </Button>
        ) : null}
        {open ? null : (
          <Button id="case-to-order" kind="plain" size="s" onTap={() => go('order', { id: orderId })}>
            查看订单
          </Button>
        )}
        {one.mayReapply ? (
          <Button id="case-again" onTap={() => go('applyAfterSale', { orderId, again: id })}>
            重新申请
          </Button>
        ) : null}
      </View>
      {writing ? <MessageSheet id={id} onClose={() => setWriting(false)} /> : null}
    </BottomBar>
  );
}
