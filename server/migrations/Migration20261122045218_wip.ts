import { Migration } from '@mikro-orm/migrations';

export class Migration20261122045218_wip extends Migration {

  override name = 'Migration20261122045218_wip';

  override up(): void | Promise<void> {
    this.addSql(`alter table \`member_freight_uses\` modify \`order_id\` bigint unsigned not null;`);

    this.addSql(`alter table \`members\` modify \`customer_id\` bigint unsigned not null;`);

    this.addSql(`alter table \`member_orders\` modify \`order_id\` bigint unsigned not null;`);

    this.addSql(`alter table \`orders\` modify \`coupon_saved\` bigint not null default '0';`);
    this.addSql(`alter table \`orders\` modify \`freight_off\` bigint not null default '0';`);
    this.addSql(`alter table \`orders\` modify \`points_saved\` bigint not null default '0';`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table \`member_freight_uses\` modify \`order_id\` bigint unsigned not null auto_increment;`);

    this.addSql(`alter table \`member_orders\` modify \`order_id\` bigint unsigned not null auto_increment;`);

    this.addSql(`alter table \`members\` modify \`customer_id\` bigint unsigned not null auto_increment;`);

    this.addSql(`alter table \`orders\` modify \`coupon_saved\` bigint not null default 0;`);
    this.addSql(`alter table \`orders\` modify \`freight_off\` bigint not null default 0;`);
    this.addSql(`alter table \`orders\` modify \`points_saved\` bigint not null default 0;`);
  }

}
