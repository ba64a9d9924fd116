import { Migration } from '@mikro-orm/migrations';

export class Migration20261122051729_wip extends Migration {

  override name = 'Migration20261122051729_wip';

  override up(): void | Promise<void> {
    this.addSql(`create table \`simulated_orders\` (\`id\` bigint unsigned not null auto_increment primary key, \`simulation_id\` bigint not null, \`order_id\` bigint not null, \`order_no\` varchar(32) not null, \`paid_at\` datetime(3) not null, \`goods_before\` bigint not null, \`goods_after\` bigint not null, \`freight_off\` bigint not null, \`discount\` bigint not null, \`cost\` bigint null, \`margin_before\` bigint null, \`margin_after\` bigint null, \`went_below\` tinyint(1) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`);
    this.addSql(`alter table \`simulated_orders\` add index \`simulated_orders_simulation_id_id_index\` (\`simulation_id\`, \`id\`);`);
    this.addSql(`alter table \`simulated_orders\` add index \`simulated_orders_simulation_id_went_below_id_index\` (\`simulation_id\`, \`went_below\`, \`id\`);`);
    this.addSql(`alter table \`simulated_orders\` add index \`simulated_orders_simulation_id_discount_id_index\` (\`simulation_id\`, \`discount\`, \`id\`);`);
    this.addSql(`alter table \`simulated_orders\` add index \`simulated_orders_simulation_id_margin_after_id_index\` (\`simulation_id\`, \`margin_after\`, \`id\`);`);

    this.addSql(`create table \`simulations\` (\`id\` bigint unsigned not null auto_increment primary key, \`kind\` varchar(10) not null, \`title\` varchar(80) not null, \`terms\` varchar(300) not null, \`note\` varchar(60) not null, \`draft\` json not null, \`from_day\` varchar(10) not null, \`to_day\` varchar(10) not null, \`status\` varchar(10) not null, \`done\` int not null, \`total\` int not null, \`message\` varchar(300) not null, \`result\` json null, \`staff_id\` bigint not null, \`staff_name\` varchar(60) not null, \`created_at\` datetime(3) not null, \`finished_at\` datetime(3) null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`);
    this.addSql(`alter table \`simulations\` add index \`simulations_kind_id_index\` (\`kind\`, \`id\`);`);
    this.addSql(`alter table \`simulations\` add index \`simulations_created_at_index\` (\`created_at\`);`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists \`simulated_orders\`;`);
    this.addSql(`drop table if exists \`simulations\`;`);
  }

}
