import { Migration } from '@mikro-orm/migrations';

export class Migration20261122044947_wip extends Migration {

  override name = 'Migration20261122044947_wip';

  override up(): void | Promise<void> {
    this.addSql(`create table \`member_freight_uses\` (\`order_id\` bigint unsigned not null auto_increment primary key, \`customer_id\` bigint not null, \`month\` varchar(7) not null, \`given_back\` tinyint(1) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`);

    this.addSql(`create table \`member_level_changes\` (\`id\` bigint unsigned not null auto_increment primary key, \`customer_id\` bigint not null, \`kind\` varchar(12) not null, \`from_name\` varchar(12) not null, \`to_name\` varchar(12) not null, \`until\` datetime(3) null, \`note\` varchar(100) not null, \`staff_id\` bigint null, \`staff_name\` varchar(60) not null, \`at\` datetime(3) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`);
    this.addSql(`alter table \`member_level_changes\` add index \`member_level_changes_customer_id_id_index\` (\`customer_id\`, \`id\`);`);

    this.addSql(`create table \`members\` (\`customer_id\` bigint unsigned not null auto_increment primary key, \`level_id\` bigint not null, \`own_level_id\` bigint not null, \`kept_until\` datetime(3) null, \`given_until\` datetime(3) null, \`warned_days\` int null, \`growth\` bigint not null, \`growth_from\` datetime(3) not null, \`points\` bigint not null, \`freight_month\` varchar(7) not null, \`freight_used\` int not null, \`birthday_month\` int null, \`birthday_day\` int null, \`birthday_set_at\` datetime(3) null, \`birthday_gift_at\` datetime(3) null, \`joined_at\` datetime(3) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`);
    this.addSql(`alter table \`members\` add index \`members_level_id_growth_customer_id_index\` (\`level_id\`, \`growth\`, \`customer_id\`);`);
    this.addSql(`alter table \`members\` add index \`members_own_level_id_growth_index\` (\`own_level_id\`, \`growth\`);`);
    this.addSql(`alter table \`members\` add index \`members_growth_customer_id_index\` (\`growth\`, \`customer_id\`);`);
    this.addSql(`alter table \`members\` add index \`members_points_customer_id_index\` (\`points\`, \`customer_id\`);`);
    this.addSql(`alter table \`members\` add index \`members_kept_until_index\` (\`kept_until\`);`);
    this.addSql(`alter table \`members\` add index \`members_given_until_index\` (\`given_until\`);`);
    this.addSql(`alter table \`members\` add index \`members_birthday_month_birthday_day_customer_id_index\` (\`birthday_month\`, \`birthday_day\`, \`customer_id\`);`);

    this.addSql(`create table \`member_levels\` (\`id\` bigint unsigned not null auto_increment primary key, \`name\` varchar(12) not null, \`threshold\` bigint not null, \`color\` varchar(7) not null, \`price\` json null, \`freight\` json not null, \`points_rate\` int not null, \`birthday\` json not null, \`note\` varchar(200) not null, \`created_at\` datetime(3) not null, \`updated_at\` datetime(3) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`);
    this.addSql(`alter table \`member_levels\` add unique \`member_levels_threshold_unique\` (\`threshold\`);`);

    this.addSql(`create table \`member_orders\` (\`order_id\` bigint unsigned not null auto_increment primary key, \`customer_id\` bigint not null, \`completed_at\` datetime(3) null, \`base\` bigint not null, \`net\` bigint not null, \`points\` int not null, \`clawed\` int not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`);
    this.addSql(`alter table \`member_orders\` add index \`member_orders_customer_id_completed_at_net_index\` (\`customer_id\`, \`completed_at\`, \`net\`);`);
    this.addSql(`alter table \`member_orders\` add index \`member_orders_completed_at_customer_id_net_index\` (\`completed_at\`, \`customer_id\`, \`net\`);`);

    this.addSql(`create table \`points_entries\` (\`id\` bigint unsigned not null auto_increment primary key, \`customer_id\` bigint not null, \`key\` varchar(100) not null, \`kind\` varchar(10) not null, \`title\` varchar(60) not null, \`points\` int not null, \`balance_after\` bigint not null, \`source_kind\` varchar(20) not null, \`source_no\` varchar(64) not null, \`note\` varchar(100) not null, \`staff_id\` bigint null, \`staff_name\` varchar(60) not null, \`at\` datetime(3) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`);
    this.addSql(`alter table \`points_entries\` add unique \`points_entries_key_unique\` (\`key\`);`);
    this.addSql(`alter table \`points_entries\` add index \`points_entries_customer_id_id_index\` (\`customer_id\`, \`id\`);`);
    this.addSql(`alter table \`points_entries\` add index \`points_entries_staff_id_at_index\` (\`staff_id\`, \`at\`);`);
    this.addSql(`alter table \`points_entries\` add index \`points_entries_at_kind_points_index\` (\`at\`, \`kind\`, \`points\`);`);

    this.addSql(`create table \`points_lots\` (\`id\` bigint unsigned not null auto_increment primary key, \`customer_id\` bigint not null, \`key\` varchar(100) not null, \`kind\` varchar(10) not null, \`title\` varchar(60) not null, \`granted\` int not null, \`remaining\` int not null, \`open\` tinyint(1) not null, \`at\` datetime(3) not null, \`expires_at\` datetime(3) not null, \`warned_days\` int not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`);
    this.addSql(`alter table \`points_lots\` add unique \`points_lots_key_unique\` (\`key\`);`);
    this.addSql(`alter table \`points_lots\` add index \`points_lots_customer_id_open_expires_at_id_index\` (\`customer_id\`, \`open\`, \`expires_at\`, \`id\`);`);
    this.addSql(`alter table \`points_lots\` add index \`points_lots_open_expires_at_customer_id_index\` (\`open\`, \`expires_at\`, \`customer_id\`);`);

    this.addSql(`create table \`points_uses\` (\`id\` bigint unsigned not null auto_increment primary key, \`order_id\` bigint not null, \`customer_id\` bigint not null, \`lot_id\` bigint not null, \`round\` int not null, \`points\` int not null, \`returned\` int not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`);
    this.addSql(`alter table \`points_uses\` add index \`points_uses_order_id_id_index\` (\`order_id\`, \`id\`);`);
    this.addSql(`alter table \`points_uses\` add index \`points_uses_lot_id_index\` (\`lot_id\`);`);

    this.addSql(`alter table \`orders\` modify \`coupon_saved\` bigint not null default '0';`);
    this.addSql(`alter table \`orders\` modify \`freight_off\` bigint not null default '0';`);
    this.addSql(`alter table \`orders\` modify \`points_saved\` bigint not null default '0';`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists \`member_freight_uses\`;`);
    this.addSql(`drop table if exists \`member_level_changes\`;`);
    this.addSql(`drop table if exists \`members\`;`);
    this.addSql(`drop table if exists \`member_levels\`;`);
    this.addSql(`drop table if exists \`member_orders\`;`);
    this.addSql(`drop table if exists \`points_entries\`;`);
    this.addSql(`drop table if exists \`points_lots\`;`);
    this.addSql(`drop table if exists \`points_uses\`;`);

    this.addSql(`alter table \`orders\` modify \`coupon_saved\` bigint not null default 0;`);
    this.addSql(`alter table \`orders\` modify \`freight_off\` bigint not null default 0;`);
    this.addSql(`alter table \`orders\` modify \`points_saved\` bigint not null default 0;`);
  }

}
