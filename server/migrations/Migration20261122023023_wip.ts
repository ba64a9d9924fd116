import { Migration } from '@mikro-orm/migrations';

export class Migration20261122023023_wip extends Migration {

  override name = 'Migration20261122023023_wip';

  override up(): void | Promise<void> {
    this.addSql(`alter table \`invoices\` add \`balance_invoiced\` tinyint(1) not null default false;`);

    this.addSql(`alter table \`orders\` modify \`paused_ms\` bigint not null default '0';`);
    this.addSql(`alter table \`orders\` modify \`refunded_freight\` bigint not null default '0';`);
    this.addSql(`alter table \`orders\` modify \`refunding_freight\` bigint not null default '0';`);

    this.addSql(`alter table \`order_lines\` modify \`refunding\` bigint not null default '0';`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table \`invoices\` drop column \`balance_invoiced\`;`);

    this.addSql(`alter table \`order_lines\` modify \`refunding\` bigint not null default 0;`);

    this.addSql(`alter table \`orders\` modify \`paused_ms\` bigint not null default 0;`);
    this.addSql(`alter table \`orders\` modify \`refunded_freight\` bigint not null default 0;`);
    this.addSql(`alter table \`orders\` modify \`refunding_freight\` bigint not null default 0;`);
  }

}
