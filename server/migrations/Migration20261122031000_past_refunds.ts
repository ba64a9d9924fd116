import { Migration } from '@mikro-orm/migrations';

/** What payments, refunds and closed orders of before say in the columns and tables that came with the ledger and after-sales. */
export class Migration20261122031000_past_refunds extends Migration {
  override up(): void {
    this.addSql("update payments p join orders o on p.kind = 'order' and o.no = p.payable_no set p.location_id = o.location_id;");
    this.addSql(
      'update refunds r join payments p on p.id = r.payment_id set r.customer_id = p.customer_id, r.location_id = p.location_id;',
    );
    this.addSql("update refunds set way = 'wechat' where status = 'succeeded' and amount > 0;");
    this.addSql(
      'update payments p join (select payment_id, count(*) as n from refunds where amount > 0 group by payment_id) r on r.payment_id = p.id set p.channel_refunds = r.n;',
    );
    this.addSql("update reconciliation_differences set source = if(alert_key is null, 'trade', 'alert');");
    this.addSql("update reconciliation_days set closed_at = finished_at where state in ('matched', 'explained');");
    // Until now an order gave its money back only when it was closed before anything had left, and then all of it.
    this.addSql(
      `insert into order_refunds (order_id, refund_id, goods, freight, at)
        select o.id, r.id, o.payable - o.freight, o.freight, r.created_at from refunds r join orders o on o.payment_id = r.payment_id
        where r.kind = 'order' and not r.unwanted and r.status <> 'closed' and o.status = 'cancelled' and r.amount = o.payable;`,
    );
    this.addSql(
      `insert into order_refund_lines (refund_id, line_id, amount, quantity)
        select f.refund_id, l.id, l.payable, l.quantity from order_refunds f join order_lines l on l.order_id = f.order_id;`,
    );
    this.addSql("update order_lines l join orders o on o.id = l.order_id set l.cancelled = l.quantity where o.status = 'cancelled';");
    this.addSql('update order_lines l join order_refunds f on f.order_id = l.order_id set l.refunded = l.payable;');
    this.addSql('update orders o join order_refunds f on f.order_id = o.id set o.refunded_freight = f.freight;');
    this.addSql(
      `insert into customer_refunds (refund_id, customer_id, amount, at)
        select f.refund_id, o.customer_id, f.goods + f.freight, f.at from order_refunds f join orders o on o.id = f.order_id;`,
    );
    this.addSql(
      'update customers c join (select customer_id, sum(amount) as amount from customer_refunds group by customer_id) r on r.customer_id = c.id set c.spent = c.spent - r.amount;',
    );
  }

  override down(): void {
    this.addSql('select 1;');
  }
}
