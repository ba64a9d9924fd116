import { BadStatement, type FlowRow, type StatementRow } from '../../modules/payments/ports.ts';
import { readTable } from './bill-table.ts';

type Lines = AsyncIterable<string> | Iterable<string>;

const TRADE = {
  needed: [
    '微信订单号',
    '商户订单号',
    '交易状态',
    '微信退款单号',
    '商户退款单号',
    '退款状态',
    '应结订单金额',
    '退款金额',
    '手续费',
    '订单金额',
    '申请退款金额',
  ],
  summary: '总交易单数',
};
/** A trade bill of all kinds (交易账单): a line for each payment and for each refund that was asked for. @throws BadStatement */
export async function* parseBill(lines: Lines): AsyncGenerator<StatementRow> {
  for await (const { text, fen, milliFen } of readTable(lines, TRADE)) {
    const common = { paymentNo: text('商户订单号'), transactionId: text('微信订单号'), fee: milliFen('手续费') };
    yield text('交易状态') === 'REFUND'
      ? {
          what: 'refund',
          no: text('商户退款单号'),
          ...common,
          refundId: text('微信退款单号'),
          amount: fen('申请退款金额'),
          settled: fen('退款金额'),
          state: text('退款状态'),
        }
      : {
          what: 'payment',
          no: text('商户订单号'),
          ...common,
          refundId: '',
          amount: fen('订单金额'),
          settled: fen('应结订单金额'),
          state: text('交易状态'),
        };
  }
}

const FLOW = {
  needed: ['微信支付业务单号', '业务名称', '业务类型', '收支类型', '收支金额(元)', '账户结余(元)'],
  summary: '资金流水总笔数',
};
const SIGNS: Readonly<Record<string, 1 | -1>> = { 收入: 1, 支出: -1 };
/** A fund-flow bill (资金账单): every movement of an account, with what was on it afterwards. @throws BadStatement */
export async function* parseFundFlow(lines: Lines): AsyncGenerator<FlowRow> {
  for await (const { text, fen } of readTable(lines, FLOW)) {
    const sign = SIGNS[text('收支类型')];
    if (sign === undefined) throw new BadStatement(`收支类型无法识别：${text('收支类型')}`);
    yield {
      kind: kindOf(text('业务类型'), text('业务名称'), sign),
      number: text('微信支付业务单号'),
      amount: sign * fen('收支金额(元)') + 0,
      balance: fen('账户结余(元)'),
    };
  }
}
/** A refund that comes back in (退票) is neither: it is counted among the rest. */
const kindOf = (type: string, name: string, sign: 1 | -1): FlowRow['kind'] => {
  if (type.includes('手续费') || name.includes('手续费')) return 'fee';
  if (type === '交易') return sign > 0 ? 'payment' : 'other';
  return type === '退款' && sign < 0 ? 'refund' : 'other';
};
