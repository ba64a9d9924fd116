import type { CaseView } from '@huitou/shared-types/after-sales/schema.ts';
import type { CaseStatus } from '@huitou/shared-types/after-sales/states.ts';

type Way = Pick<CaseView, 'kind' | 'status'>;

export interface Step {
  label: string;
  state: 'done' | 'now' | 'later';
}

const ways: Record<CaseView['kind'], readonly { label: string; by: readonly CaseStatus[] }[]> = {
  refund_only: [
    { label: '提交申请', by: [] },
    { label: '商家处理', by: ['requested'] },
    { label: '退款到账', by: ['refunding'] },
  ],
  return_refund: [
    { label: '提交申请', by: [] },
    { label: '商家处理', by: ['requested'] },
    { label: '寄回商品', by: ['agreed', 'sent'] },
    { label: '商家验货', by: ['received', 'inspected'] },
    { label: '退款到账', by: ['refunding'] },
  ],
  exchange: [
    { label: '提交申请', by: [] },
    { label: '商家处理', by: ['requested'] },
    { label: '寄回商品', by: ['agreed', 'sent'] },
    { label: '商家验货', by: ['received', 'inspected'] },
    { label: '换货送达', by: ['reshipped'] },
  ],
};

/** The way from the request to the end, and where the case stands on it. None when it ended on the way. */
export const stepsOf = ({ kind, status }: Way): Step[] => {
  if (status === 'refused' || status === 'withdrawn' || status === 'closed') return [];
  // An exchange that cannot be made is paid back in the end.
  const way = kind === 'exchange' && status === 'refunding' ? ways.return_refund : ways[kind];
  const now = status === 'done' ? way.length : way.findIndex(({ by }) => by.includes(status));
  return way.map(({ label }, i) => ({ label, state: i < now ? 'done' : i === now ? 'now' : 'later' }));
};

/** The big line on top of a case: where it stands, and what comes next. */
export const headOf = (one: Pick<CaseView, 'kind' | 'status' | 'refusal' | 'money'>): { icon: string; title: string; next: string } => {
  switch (one.status) {
    case 'requested':
      return { icon: 'clock', title: '等待商家处理', next: '补充说明或凭证，商家能处理得更快' };
    case 'agreed':
      return { icon: 'box', title: '请寄回商品', next: '商家已同意，请按下方地址寄回并填写退货单号' };
    case 'sent':
      return { icon: 'truck', title: '等待商家收货', next: '商家收到并验货后，会继续处理' };
    case 'received':
      return { icon: 'search', title: '商家正在验货', next: one.kind === 'exchange' ? '验货后为您寄出新的商品' : '验货无误后为您退款' };
    case 'inspected':
      return { icon: 'done', title: '验货已完成', next: one.kind === 'exchange' ? '商家正在准备换货包裹' : '商家正在为您办理退款' };
    case 'refunding':
      return one.money?.status === 'abnormal'
        ? { icon: 'alert', title: '退款遇到问题', next: '原支付账户暂时无法入账，商家会尽快联系您处理' }
        : { icon: 'wallet', title: '退款中', next: one.money?.text ?? '款项正在退回' };
    case 'reshipped':
      return { icon: 'truck', title: '换货商品已寄出', next: '收到后请确认，逾期自动完成' };
    case 'done':
      return one.money
        ? { icon: 'done', title: '退款成功', next: one.money.text }
        : { icon: 'done', title: one.kind === 'exchange' ? '换货完成' : '售后完成', next: '感谢您的信任' };
    case 'refused':
      return { icon: 'alert', title: '商家未同意', next: one.refusal?.reason ?? '可以补充凭证后重新申请' };
    case 'withdrawn':
      return { icon: 'close', title: '申请已撤销', next: '在售后期内可以重新申请' };
    case 'closed':
      return { icon: 'close', title: '售后已关闭', next: '逾期未寄回商品，售后自动关闭' };
  }
};
