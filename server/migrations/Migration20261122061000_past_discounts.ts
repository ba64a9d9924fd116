import { Migration } from '@mikro-orm/migrations';

/** Before lines said what their discount is made of, only staff could make an order cheaper. */
export class Migration20261122061000_past_discounts extends Migration {
  override name = 'Migration20261122061000_past_discounts';

  override up(): void | Promise<void> {
    this.addSql(
      `update order_lines set discounts = json_array(json_object('slot', 'activity', 'label', '商家改价', 'amount', discount, 'source', null)) where discount > 0 and discounts is null;`,
    );
  }

  override down(): void | Promise<void> {
    // The column goes away with the migration that brought it.
  }
}
