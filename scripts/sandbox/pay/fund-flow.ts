import type { Sim } from '../sim.ts';
import { type BillRow, billRows, yuan } from './bill-rows.ts';
import { fenOf, finish, line } from './bill-text.ts';

const HEADER =
  '记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号';
const SUMMARY = '资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额';
const OPENING_FEN = 1_000_000;

interface Flow {
  row: BillRow;
  name: string;
  kind: string;
  /** Positive comes in, negative goes out, fen. */
  fen: number;
}

/** The fund flow of the basic account on a day as text: payments, commissions, refunds; undefined when nothing moved. */
export function fundFlowBill(sim: Sim, day: string): string | undefined {
  const { payments, refunds } = billRows(sim, day);
  const flows: Flow[] = [
    ...payments.flatMap((row) => [
      { row, name: '交易', kind: '交易', fen: fenOf(row, '应结订单金额') },
      { row, name: '扣除交易手续费', kind: '扣除交易手续费', fen: -fenOf(row, '手续费') },
    ]),
    ...refunds.flatMap((row) => [
      { row, name: '退款', kind: '退款', fen: -fenOf(row, '退款金额') },
      { row, name: '退还手续费', kind: '扣除交易手续费', fen: -fenOf(row, '手续费') },
    ]),
  ].filter((flow) => flow.fen !== 0);
  if (flows.length === 0) return undefined;
  flows.sort((a, b) => ((a.row.交易时间 ?? '') < (b.row.交易时间 ?? '') ? -1 : 1));
  let balance = OPENING_FEN;
  const lines = flows.map(({ row, name, kind, fen }, i) => {
    balance += fen;
    const voucher = kind === '退款' ? row.商户退款单号 : row.商户订单号;
    const flowNo = `${day.replaceAll('-', '')}${String(i + 1).padStart(10, '0')}`;
    return line([
      row.交易时间 ?? '',
      row.微信订单号 ?? '',
      flowNo,
      name,
      kind,
      fen > 0 ? '收入' : '支出',
      yuan(Math.abs(fen)),
      yuan(balance),
      `${sim.keys.mchId}API`,
      '',
      voucher ?? '',
    ]);
  });
  const incomes = flows.filter((flow) => flow.fen > 0);
  const expenses = flows.filter((flow) => flow.fen < 0);
  const sum = (list: Flow[]): string => yuan(Math.abs(list.reduce((total, flow) => total + flow.fen, 0)));
  return finish(sim, [
    HEADER,
    ...lines,
    SUMMARY,
    line([String(flows.length), String(incomes.length), sum(incomes), String(expenses.length), sum(expenses)]),
  ]);
}
