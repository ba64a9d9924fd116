import { Migration } from '@mikro-orm/migrations';

export class Migration20261122045641_wip extends Migration {

  override name = 'Migration20261122045641_wip';

  override up(): void | Promise<void> {
    this.addSql(`create table \`risk_devices\` (\`id\` bigint unsigned not null auto_increment primary key, \`device_id\` varchar(64) not null, \`customer_id\` bigint not null, \`first_seen_at\` datetime(3) not null, \`last_seen_at\` datetime(3) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`);
    this.addSql(`alter table \`risk_devices\` add index \`risk_devices_customer_id_index\` (\`customer_id\`);`);
    this.addSql(`alter table \`risk_devices\` add index \`risk_devices_last_seen_at_index\` (\`last_seen_at\`);`);
    this.addSql(`alter table \`risk_devices\` add unique \`risk_devices_device_id_customer_id_unique\` (\`device_id\`, \`customer_id\`);`);

    this.addSql(`create table \`risk_judgements\` (\`id\` bigint unsigned not null auto_increment primary key, \`no\` varchar(40) not null, \`at\` datetime(3) not null, \`customer_id\` bigint not null, \`device_id\` varchar(64) not null, \`fingerprint\` varchar(64) not null, \`ip\` varchar(64) not null, \`user_agent\` varchar(200) not null, \`activity_id\` bigint not null, \`item_id\` bigint not null, \`decision\` varchar(10) not null, \`would_be\` varchar(10) not null, \`basis\` varchar(12) not null, \`score\` int not null, \`reasons\` varchar(500) not null, \`evidence\` json not null, \`mark\` varchar(16) null, \`mark_note\` varchar(200) not null, \`marked_by\` varchar(60) not null, \`marked_at\` datetime(3) null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`);
    this.addSql(`alter table \`risk_judgements\` add unique \`risk_judgements_no_unique\` (\`no\`);`);
    this.addSql(`alter table \`risk_judgements\` add index \`risk_judgements_at_id_index\` (\`at\`, \`id\`);`);
    this.addSql(`alter table \`risk_judgements\` add index \`risk_judgements_customer_id_id_index\` (\`customer_id\`, \`id\`);`);
    this.addSql(`alter table \`risk_judgements\` add index \`risk_judgements_device_id_id_index\` (\`device_id\`, \`id\`);`);
    this.addSql(`alter table \`risk_judgements\` add index \`risk_judgements_ip_id_index\` (\`ip\`, \`id\`);`);
    this.addSql(`alter table \`risk_judgements\` add index \`risk_judgements_item_id_id_index\` (\`item_id\`, \`id\`);`);
    this.addSql(`alter table \`risk_judgements\` add index \`risk_judgements_decision_id_index\` (\`decision\`, \`id\`);`);
    this.addSql(`alter table \`risk_judgements\` add index \`risk_judgements_mark_id_index\` (\`mark\`, \`id\`);`);

    this.addSql(`create table \`risk_list_entries\` (\`id\` bigint unsigned not null auto_increment primary key, \`side\` varchar(8) not null, \`kind\` varchar(10) not null, \`value\` varchar(64) not null, \`reason\` varchar(200) not null, \`ends_at\` datetime(3) null, \`staff_id\` bigint null, \`staff_name\` varchar(60) not null, \`created_at\` datetime(3) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`);
    this.addSql(`alter table \`risk_list_entries\` add index \`risk_list_entries_side_id_index\` (\`side\`, \`id\`);`);
    this.addSql(`alter table \`risk_list_entries\` add unique \`risk_list_entries_kind_value_unique\` (\`kind\`, \`value\`);`);

    this.addSql(`alter table \`orders\` modify \`coupon_saved\` bigint not null default '0';`);
    this.addSql(`alter table \`orders\` modify \`freight_off\` bigint not null default '0';`);
    this.addSql(`alter table \`orders\` modify \`points_saved\` bigint not null default '0';`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists \`risk_devices\`;`);
    this.addSql(`drop table if exists \`risk_judgements\`;`);
    this.addSql(`drop table if exists \`risk_list_entries\`;`);

    this.addSql(`alter table \`orders\` modify \`coupon_saved\` bigint not null default 0;`);
    this.addSql(`alter table \`orders\` modify \`freight_off\` bigint not null default 0;`);
    this.addSql(`alter table \`orders\` modify \`points_saved\` bigint not null default 0;`);
  }

}
