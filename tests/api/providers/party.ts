import type {
  DocumentRef,
  IssueCommand,
  LineCommand,
  Outcome,
  Party,
  RedApplyCommand,
} from '../../../server/src/modules/invoices/index.ts';

let serial = 0;
/** A number that nothing else uses, 20 characters at most. */
export const newNo = (prefix = 'FP'): string => `${prefix}${Date.now()}${String(++serial).padStart(4, '0')}`;

export const company: Party = {
  kind: 'company',
  title: '杭州云栖科技有限公司',
  taxNo: '91330100799655058B',
  address: '杭州市西湖区文三路 1 号',
  phone: '0571-88888888',
  bank: '招商银行杭州分行',
  account: '571900000000001',
};
export const sellerOf = (taxNo: string): Party => ({
  kind: 'company',
  title: '回头小店',
  taxNo,
  address: '杭州市余杭区文一西路 1000 号',
  phone: '400-800-1234',
  bank: '',
  account: '',
});

/** Two tins at 56.50 with 13 %: 113.00, of which 100.00 without tax. */
export const tea: LineCommand = {
  property: 'normal',
  name: '西湖龙井 明前特级🍵',
  spec: '250g 罐装',
  unit: '罐',
  quantity: 2,
  price: '50.0000000000000',
  taxCode: '1030301000000000000',
  taxRate: 1300,
  taxMark: 'normal',
  gross: 11_300,
  net: 10_000,
  tax: 1_300,
};
/** 29.90 for three pieces at 9 %: a price that does not come out even. */
export const rice: LineCommand = {
  property: 'normal',
  name: '五常大米',
  spec: '',
  unit: '袋',
  quantity: 3,
  price: '9.1437308868501',
  taxCode: '1010101020000000000',
  taxRate: 900,
  taxMark: 'normal',
  gross: 2_990,
  net: 2_743,
  tax: 247,
};
const sum = (lines: readonly LineCommand[], part: 'gross' | 'net' | 'tax'): number => lines.reduce((all, line) => all + line[part], 0);
const sums = (lines: readonly LineCommand[]) => ({ gross: sum(lines, 'gross'), net: sum(lines, 'net'), tax: sum(lines, 'tax') });

export const blue = (seller: Party, changes: Partial<IssueCommand> = {}): IssueCommand => {
  const lines = changes.lines ?? [tea, rice];
  return {
    no: newNo(),
    type: 'normal',
    seller,
    buyer: company,
    clerk: '张三',
    remark: '订单 20260102',
    orderedAt: new Date('2026-01-02T02:00:00Z'),
    noticeUrl: '',
    ...changes,
    lines,
    ...sums(lines),
  };
};

/** The same line the other way round: `pieces` of it, or all. */
export const negative = (line: LineCommand, blueLine: number, pieces = line.quantity ?? 0): LineCommand & { blueLine: number } => {
  const all = line.quantity ?? pieces;
  const share = (fen: number): number => (all === 0 ? -fen : -Math.round((fen * pieces) / all));
  const [gross, net] = [share(line.gross), share(line.net)];
  return { ...line, quantity: line.quantity === null ? null : -pieces, gross, net, tax: gross - net, blueLine };
};

export const red = (command: IssueCommand, invoiceNumber: string, changes: Partial<RedApplyCommand> = {}): RedApplyCommand => {
  const lines = changes.lines ?? command.lines.map((line, i) => negative(line, i + 1));
  return {
    no: newNo('RA'),
    blue: { no: command.no, serial: '', invoiceNumber, issuedAt: new Date(), type: command.type },
    seller: command.seller,
    buyer: command.buyer,
    reason: 'returned',
    clerk: command.clerk,
    noticeUrl: '',
    ...changes,
    lines,
    ...sums(lines),
  };
};

export const refOf = (command: IssueCommand, serialNo = ''): DocumentRef => ({ no: command.no, serial: serialNo, command });

/** The data of an outcome that must be good. */
export const good = <T>(outcome: Outcome<T>): T => {
  if (outcome.kind !== 'ok') throw new Error(`${outcome.kind}: ${outcome.detail}`);
  return outcome.data;
};
