import { Migration } from '@mikro-orm/migrations';

export class Migration20261122013648_wip extends Migration {

  override name = 'Migration20261122013648_wip';

  override up(): void | Promise<void> {
    this.addSql(`create table \`check_incidents\` (\`id\` bigint unsigned not null auto_increment primary key, \`name\` varchar(160) not null, \`live_key\` varchar(160) null, \`title\` varchar(120) not null, \`started_at\` datetime(3) not null, \`last_seen_at\` datetime(3) not null, \`ended_at\` datetime(3) null, \`runs\` int not null, \`bad_rows\` int not null, \`first_rows\` json not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`);
    this.addSql(`alter table \`check_incidents\` add unique \`check_incidents_live_key_unique\` (\`live_key\`);`);

    this.addSql(`create table \`check_results\` (\`name\` varchar(160) not null, \`state\` varchar(10) not null, \`ran_at\` datetime(3) not null, \`ms\` int not null, \`bad_rows\` int not null, \`first_rows\` json not null, \`message\` varchar(300) not null, primary key (\`name\`)) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`);

    this.addSql(`create table \`check_runs\` (\`id\` bigint unsigned not null auto_increment primary key, \`state\` varchar(10) not null, \`live_key\` varchar(10) null, \`whole\` tinyint(1) not null, \`staff_id\` bigint null, \`staff_name\` varchar(60) not null, \`started_at\` datetime(3) not null, \`beat_at\` datetime(3) not null, \`finished_at\` datetime(3) null, \`ms\` int not null, \`checks\` int not null, \`red\` int not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`);
    this.addSql(`alter table \`check_runs\` add unique \`check_runs_live_key_unique\` (\`live_key\`);`);
    this.addSql(`alter table \`check_runs\` add index \`check_runs_whole_started_at_index\` (\`whole\`, \`started_at\`);`);

    this.addSql(`create table \`order_refunds\` (\`id\` bigint unsigned not null auto_increment primary key, \`order_id\` bigint not null, \`refund_id\` bigint not null, \`goods\` bigint not null, \`freight\` bigint not null, \`at\` datetime(3) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`);
    this.addSql(`alter table \`order_refunds\` add unique \`order_refunds_refund_id_unique\` (\`refund_id\`);`);
    this.addSql(`alter table \`order_refunds\` add index \`order_refunds_order_id_index\` (\`order_id\`);`);

    this.addSql(`create table \`order_refund_lines\` (\`id\` bigint unsigned not null auto_increment primary key, \`refund_id\` bigint not null, \`line_id\` bigint not null, \`amount\` bigint not null, \`quantity\` int not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`);
    this.addSql(`alter table \`order_refund_lines\` add index \`order_refund_lines_line_id_index\` (\`line_id\`);`);
    this.addSql(`alter table \`order_refund_lines\` add unique \`order_refund_lines_refund_id_line_id_unique\` (\`refund_id\`, \`line_id\`);`);

    this.addSql(`alter table \`orders\` modify \`paused_ms\` bigint not null default '0';`);
    this.addSql(`alter table \`orders\` modify \`refunded_freight\` bigint not null default '0';`);
    this.addSql(`alter table \`orders\` modify \`refunding_freight\` bigint not null default '0';`);

    this.addSql(`alter table \`order_lines\` modify \`refunding\` bigint not null default '0';`);

    this.addSql(`alter table \`payments\` add \`location_id\` bigint null, add \`balance_part\` bigint not null, add \`channel_refunds\` int not null;`);
    this.addSql(`alter table \`payments\` add index \`payments_location_id_id_index\` (\`location_id\`, \`id\`);`);

    this.addSql(`alter table \`refunds\` add \`root_id\` bigint null, add \`customer_id\` bigint not null, add \`location_id\` bigint null, add \`balance_part\` bigint not null, add \`way\` varchar(12) not null, add \`received_account\` varchar(64) not null, add \`card_target\` varchar(14) not null, add \`returned_at\` datetime(3) null, add \`offline\` json null;`);
    this.addSql(`alter table \`refunds\` add index \`refunds_location_id_id_index\` (\`location_id\`, \`id\`);`);
    this.addSql(`alter table \`refunds\` add index \`refunds_refund_id_index\` (\`refund_id\`);`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists \`check_incidents\`;`);
    this.addSql(`drop table if exists \`check_results\`;`);
    this.addSql(`drop table if exists \`check_runs\`;`);
    this.addSql(`drop table if exists \`order_refunds\`;`);
    this.addSql(`drop table if exists \`order_refund_lines\`;`);

    this.addSql(`alter table \`order_lines\` modify \`refunding\` bigint not null default 0;`);

    this.addSql(`alter table \`orders\` modify \`paused_ms\` bigint not null default 0;`);
    this.addSql(`alter table \`orders\` modify \`refunded_freight\` bigint not null default 0;`);
    this.addSql(`alter table \`orders\` modify \`refunding_freight\` bigint not null default 0;`);

    this.addSql(`alter table \`payments\` drop index \`payments_location_id_id_index\`;`);
    this.addSql(`alter table \`payments\` drop column \`location_id\`, drop column \`balance_part\`, drop column \`channel_refunds\`;`);

    this.addSql(`alter table \`refunds\` drop index \`refunds_location_id_id_index\`;`);
    this.addSql(`alter table \`refunds\` drop index \`refunds_refund_id_index\`;`);
    this.addSql(`alter table \`refunds\` drop column \`root_id\`, drop column \`customer_id\`, drop column \`location_id\`, drop column \`balance_part\`, drop column \`way\`, drop column \`received_account\`, drop column \`card_target\`, drop column \`returned_at\`, drop column \`offline\`;`);
  }

}
