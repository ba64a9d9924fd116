import { couponAdminRoutes } from '@huitou/shared-types/coupons/routes.ts';
import type { Template } from '@huitou/shared-types/coupons/schema.ts';
import { templateMoves } from '@huitou/shared-types/coupons/states.ts';
import { App } from 'antd';
import { useState, type ReactElement } from 'react';
import { count, money } from '../../lib/format.ts';
import { useAction } from '../../lib/use-action.ts';
import { ConfirmWithReason } from '../../ui/confirm-with-reason.tsx';
import { MoveButtons } from '../../ui/move-buttons.tsx';

/** Publish, pause, resume, recall; each says what it will do to customers before it does it. A row of a list offers no recall. */
export const TemplateMoves = ({ template, size = 'medium' }: { template: Template; size?: 'small' | 'medium' }): ReactElement => {
  const { modal } = App.useApp();
  const [recalling, setRecalling] = useState(false);
  const publish = useAction(couponAdminRoutes.publish, '已发布');
  const pause = useAction(couponAdminRoutes.pause, '已暂停发放');
  const resume = useAction(couponAdminRoutes.resume, '已恢复发放');
  const recall = useAction(couponAdminRoutes.recall, '已撤回，未使用的券正在失效');
  const { id, name } = template;
  const open = template.claimed - template.used;
  const left = template.total === null ? null : Math.max(0, template.total - template.claimed);
  return (
    <>
      <MoveButtons
        moves={templateMoves}
        status={template.status}
        size={size}
        {...(template.status === 'draft' ? { primary: 'publish' as const } : {})}
        danger={['recall']}
        on={{
          publish: () =>
            void modal.confirm({
              title: `发布“${name}”？`,
              content: `${template.headline}，${template.condition}，${template.scopeText}。发布后面额与使用规则不能再改${
                template.total === null ? '，发放数量不限' : `，共发放 ${count(template.total)} 张`
              }。`,
              okText: '发布',
              onOk: () => publish.run({ id }),
            }),
          pause: () =>
            void modal.confirm({
              title: `暂停发放“${name}”？`,
              content: `顾客将领不到这张券${left === null ? '' : `（还剩 ${count(left)} 张未发）`}；已领取未使用的 ${count(open)} 张仍可使用。`,
              okText: '暂停发放',
              onOk: () => pause.run({ id }),
            }),
          resume: () =>
            void modal.confirm({
              title: `恢复发放“${name}”？`,
              content: `顾客可以重新领取${left === null ? '' : `，还剩 ${count(left)} 张`}。`,
              okText: '恢复发放',
              onOk: () => resume.run({ id }),
            }),
          ...(size === 'small' ? {} : { recall: () => setRecalling(true) }),
        }}
      />
      <ConfirmWithReason
        open={recalling}
        title={`撤回“${name}”`}
        okText="撤回"
        danger
        maxLength={100}
        suggestions={['面额设置有误', '活动提前结束', '被恶意领取']}
        onConfirm={(reason) => recall.run({ id, reason })}
        onClose={() => setRecalling(false)}
      >
        顾客手里未使用的券（最多 {count(open)} 张）会立即失效，不能恢复；已使用的 {count(template.used)} 张（抵扣 {money(template.cost)}
        ）不受影响。撤回后不能再发布。
      </ConfirmWithReason>
    </>
  );
};
