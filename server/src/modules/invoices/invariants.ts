import type { Invariant } from '../../platform/invariant.ts';

const link = '/invoices?q={no}';
const recent = { table: 'invoices', column: 'requested_at' } as const;

/** What must hold of invoices at any moment between transactions. */
export const invoiceInvariants: readonly Invariant[] = [
  {
    name: 'an invoice says what its lines say',
    title: '发票金额等于各行之和',
    sql: `select i.id, i.no, i.amount, l.gross, i.net, l.net as net_of_lines, i.tax, l.tax as tax_of_lines from invoices i
      left join (select invoice_id, sum(gross) as gross, sum(net) as net, sum(tax) as tax, sum(sale_gross) as sale, sum(sale_tax) as sale_tax from invoice_lines
        where invoice_id >= {since} group by invoice_id) l on l.invoice_id = i.id
      where i.id >= {since} and (i.amount <> coalesce(l.gross, 0) or i.net <> coalesce(l.net, 0) or i.tax <> coalesce(l.tax, 0)
        or i.amount <> coalesce(l.sale, 0) or i.tax <> coalesce(l.sale_tax, 0) or i.amount <> i.net + i.tax)`,
    link,
    recent,
  },
  {
    name: 'order lines are held by live invoices, and by those alone',
    title: '订单行只被有效发票占用',
    sql: `select i.id, i.no, i.status, l.live_key from invoices i join invoice_lines l on l.invoice_id = i.id
      where i.id >= {since} and l.property <> 'discount'
        and (l.live_key is not null) <> (i.status in ('requested', 'issuing', 'issued', 'failed', 'partially_red'))`,
    link,
    recent,
  },
  {
    name: 'red letters hold what their lines say, and no more than the blue line',
    title: '红冲占用等于红字明细，且不超过蓝字金额',
    sql: `select l.invoice_id as id, i.no, l.id as line_id, l.sale_gross, l.red_gross, coalesce(r.gross, 0) as held, l.red_tax, coalesce(r.tax, 0) as held_tax from invoice_lines l join invoices i on i.id = l.invoice_id
      left join (select rl.line_id, sum(rl.gross) as gross, sum(rl.tax) as tax, sum(rl.quantity) as quantity from invoice_red_lines rl
        join invoice_reds r on r.id = rl.red_id where r.status <> 'cancelled' and r.invoice_id >= {since} group by rl.line_id) r on r.line_id = l.id
      where l.invoice_id >= {since} and (l.red_gross <> coalesce(r.gross, 0) or l.red_tax <> coalesce(r.tax, 0) or l.red_quantity <> coalesce(r.quantity, 0)
        or l.red_gross < 0 or l.red_gross > l.sale_gross or l.red_tax > l.sale_tax or l.red_quantity > coalesce(l.quantity, 0))`,
    link,
    recent,
  },
  {
    name: 'an invoice is as red as its issued red letters',
    title: '发票红冲金额与状态等于已开红票',
    sql: `select i.id, i.no, i.status, i.amount, i.red, coalesce(r.amount, 0) as red_letters from invoices i
      left join (select invoice_id, sum(amount) as amount from invoice_reds where status = 'issued' and invoice_id >= {since} group by invoice_id) r on r.invoice_id = i.id
      where i.id >= {since} and (i.red <> coalesce(r.amount, 0) or i.red > i.amount or (i.status = 'red') <> (i.amount > 0 and i.red = i.amount)
        or (i.status = 'partially_red') <> (i.red > 0 and i.red < i.amount))`,
    link,
    recent,
  },
  {
    name: 'a red letter says what its lines say',
    title: '红字金额等于红字明细之和',
    sql: `select r.invoice_id as id, i.no, r.no as red_no, r.amount, r.net, r.tax, l.gross from invoice_reds r join invoices i on i.id = r.invoice_id
      left join (select red_id, sum(gross) as gross, sum(net) as net, sum(tax) as tax from invoice_red_lines group by red_id) l on l.red_id = r.id
      where r.invoice_id >= {since} and (r.amount <> coalesce(l.gross, 0) or r.net <> coalesce(l.net, 0) or r.tax <> coalesce(l.tax, 0) or r.amount <> r.net + r.tax)`,
    link,
    recent,
  },
  {
    name: 'what is issued has its number and what was handed in',
    title: '已开发票有号码与报文',
    sql: `select id, no, status from invoices where id >= {since}
      and ((status in ('issued', 'partially_red', 'red') and (invoice_number is null or issued_at is null or command is null)) or (status = 'issuing' and (provider_no is null or command is null))
        or (status in ('requested', 'awaiting_red') and invoice_number is not null))`,
    link,
    recent,
  },
  {
    name: 'no invoice says more than its orders cost',
    title: '发票金额不超过订单实付减退款',
    sql: `select i.id, i.no, l.name, l.sale_gross - l.red_gross as said, coalesce(ol.payable - ol.refunded, o.freight - o.refunded_freight) as cost from invoices i
      join invoice_lines l on l.invoice_id = i.id join orders o on o.id = l.order_id left join order_lines ol on ol.id = l.order_line_id
      where i.id >= {since} and i.status in ('issued', 'partially_red') and l.property <> 'discount' and i.issued_at < {settled}
        and l.sale_gross - l.red_gross > if(l.order_line_id is null, o.freight - o.refunded_freight, ol.payable - ol.refunded)
        and not exists (select 1 from order_refunds x where x.order_id = o.id and x.at >= {settled})`,
    link,
    recent,
  },
  {
    name: 'an order line is on one live invoice',
    title: '同一订单行只有一张有效发票',
    sql: `select min(i.id) as id, min(i.no) as no, l.order_line_id, count(*) as invoices from invoice_lines l join invoices i on i.id = l.invoice_id
      where i.id >= {since} and l.order_line_id is not null and l.property <> 'discount' and i.status in ('requested', 'issuing', 'issued', 'failed', 'partially_red')
      group by l.order_line_id having count(*) > 1`,
    link,
    recent,
  },
  {
    name: 'a replacement waits until the old invoice is red',
    title: '换开的新票等原票红冲后才生效',
    sql: `select n.id, n.no, n.status, o.status as old_status from invoices n join invoices o on o.id = n.replaces_id
      where n.id >= {since} and n.status not in ('awaiting_red', 'cancelled') and o.status <> 'red'`,
    link,
    recent,
  },
  {
    name: 'kept files are as they came',
    title: '发票文件未被改动',
    sql: `select f.invoice_id as id, i.no, f.format, f.state from invoice_files f left join invoices i on i.id = f.invoice_id where f.state in ('altered', 'missing') or (f.state = 'kept' and (length(f.sha256) <> 64 or f.path = ''))`,
    link,
  },
];
