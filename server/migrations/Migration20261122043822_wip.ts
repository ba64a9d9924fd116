import { Migration } from '@mikro-orm/migrations';

export class Migration20261122043822_wip extends Migration {

  override name = 'Migration20261122043822_wip';

  override up(): void | Promise<void> {
    this.addSql(`alter table \`orders\` add \`coupon_saved\` bigint not null default '0', add \`freight_off\` bigint not null default '0', add \`points_used\` int not null default 0, add \`points_saved\` bigint not null default '0', add \`flash_claim_id\` bigint null;`);

    this.addSql(`alter table \`order_lines\` add \`discounts\` json null;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table \`order_lines\` drop column \`discounts\`;`);

    this.addSql(`alter table \`orders\` drop column \`coupon_saved\`, drop column \`freight_off\`, drop column \`points_used\`, drop column \`points_saved\`, drop column \`flash_claim_id\`;`);
  }

}
