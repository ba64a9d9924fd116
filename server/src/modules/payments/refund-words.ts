import { toBalanceInAll } from './payment-parts.ts';
import type { RefundRowDb } from './payment.entity.ts';

type Told = Pick<RefundRowDb, 'status' | 'way' | 'amount' | 'balance_part' | 'received_account' | 'card_target' | 'returned_at'>;

const CHANGE = '零钱一般 20 分钟内到账';
const DEBIT = '储蓄卡一般 1–3 个工作日到账';
const CREDIT = '信用卡一般 2–5 个工作日入账';

/** How long it takes, by where it goes (微信支付退款到账时间). WeChat names the account once it has taken the refund on. */
const byAccount = (account: string): string =>
  account.includes('零钱')
    ? CHANGE
    : account.includes('信用卡')
      ? CREDIT
      : account === ''
        ? `${CHANGE}，银行卡一般 1–5 个工作日到账`
        : DEBIT;

/** When the money can be expected: a sentence that can be read out to the customer. */
export const expectedText = (row: Told): string => {
  if (row.status === 'succeeded') {
    if (row.amount === 0) return '';
    if (row.way === 'balance') return '已退到余额，可直接使用';
    if (row.way === 'offline') return '商家已线下退款，请留意收款账户';
    return row.received_account.includes('零钱') ? '已到账，请在微信零钱中查看' : `微信已退款，${byAccount(row.received_account)}`;
  }
  if (row.status === 'abnormal') return row.returned_at === null ? '原账户无法收款，商家正在处理' : '商家将通过其他方式退款给您';
  if (row.status === 'closed') return '该退款已关闭，款项将通过新的退款单退回';
  return row.card_target === 'user_card' ? `正在退至您的银行卡，${DEBIT}` : `正在原路退回，${byAccount(row.received_account)}`;
};

/** 退款去向: where it goes, or went. */
export const wayText = (row: Told): string => {
  const inBalance = toBalanceInAll(row);
  const viaBalance = inBalance > 0 ? '余额' : '';
  const rest = row.amount - inBalance;
  const viaChannel =
    rest === 0
      ? ''
      : row.way === 'offline'
        ? '线下退款'
        : row.received_account || (row.card_target === 'user_card' ? '银行卡' : '微信支付原路退回');
  return [viaBalance, viaChannel].filter((text) => text !== '').join(' + ');
};
