import { Migration } from '@mikro-orm/migrations';

export class Migration20261122015756_wip extends Migration {

  override name = 'Migration20261122015756_wip';

  override up(): void | Promise<void> {
    this.addSql(`create table \`customer_refunds\` (\`id\` bigint unsigned not null auto_increment primary key, \`refund_id\` bigint not null, \`customer_id\` bigint not null, \`amount\` bigint not null, \`at\` datetime(3) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`);
    this.addSql(`alter table \`customer_refunds\` add unique \`customer_refunds_refund_id_unique\` (\`refund_id\`);`);
    this.addSql(`alter table \`customer_refunds\` add index \`customer_refunds_customer_id_index\` (\`customer_id\`);`);

    this.addSql(`alter table \`orders\` modify \`paused_ms\` bigint not null default '0';`);
    this.addSql(`alter table \`orders\` modify \`refunded_freight\` bigint not null default '0';`);
    this.addSql(`alter table \`orders\` modify \`refunding_freight\` bigint not null default '0';`);

    this.addSql(`alter table \`order_lines\` modify \`refunding\` bigint not null default '0';`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists \`customer_refunds\`;`);

    this.addSql(`alter table \`order_lines\` modify \`refunding\` bigint not null default 0;`);

    this.addSql(`alter table \`orders\` modify \`paused_ms\` bigint not null default 0;`);
    this.addSql(`alter table \`orders\` modify \`refunded_freight\` bigint not null default 0;`);
    this.addSql(`alter table \`orders\` modify \`refunding_freight\` bigint not null default 0;`);
  }

}
