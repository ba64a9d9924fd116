import { Migration } from '@mikro-orm/migrations';

export class Migration20261122050507_wip extends Migration {

  override name = 'Migration20261122050507_wip';

  override up(): void | Promise<void> {
    this.addSql(`create table \`promotions\` (\`id\` bigint unsigned not null auto_increment primary key, \`name\` varchar(40) not null, \`tag\` varchar(12) not null, \`kind\` varchar(10) not null, \`status\` varchar(12) not null, \`rule\` json not null, \`scope\` json not null, \`starts_at\` datetime(3) not null, \`ends_at\` datetime(3) null, \`days\` json not null, \`hours\` json null, \`with_member\` tinyint(1) not null, \`with_coupons\` tinyint(1) not null, \`priority\` int not null, \`per_customer\` int null, \`budget\` bigint null, \`spent\` bigint not null, \`note\` varchar(200) not null, \`created_by\` varchar(40) not null, \`created_at\` datetime(3) not null, \`updated_at\` datetime(3) not null, \`ended_at\` datetime(3) null, \`version\` int not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`);
    this.addSql(`alter table \`promotions\` add index \`promotions_status_id_index\` (\`status\`, \`id\`);`);

    this.addSql(`create table \`promotion_counters\` (\`id\` bigint unsigned not null auto_increment primary key, \`customer_id\` bigint not null, \`promotion_id\` bigint not null, \`orders\` int not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`);
    this.addSql(`alter table \`promotion_counters\` add unique \`promotion_counters_customer_id_promotion_id_unique\` (\`customer_id\`, \`promotion_id\`);`);

    this.addSql(`create table \`promotion_uses\` (\`id\` bigint unsigned not null auto_increment primary key, \`promotion_id\` bigint not null, \`order_id\` bigint not null, \`customer_id\` bigint not null, \`saved\` bigint not null, \`at\` datetime(3) not null, \`goods\` bigint null, \`given_back_at\` datetime(3) null, \`budgeted\` tinyint(1) not null, \`counted\` tinyint(1) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`);
    this.addSql(`alter table \`promotion_uses\` add index \`promotion_uses_promotion_id_at_index\` (\`promotion_id\`, \`at\`);`);
    this.addSql(`alter table \`promotion_uses\` add index \`promotion_uses_customer_id_index\` (\`customer_id\`);`);
    this.addSql(`alter table \`promotion_uses\` add unique \`promotion_uses_order_id_promotion_id_unique\` (\`order_id\`, \`promotion_id\`);`);

    this.addSql(`alter table \`orders\` modify \`coupon_saved\` bigint not null;`);
    this.addSql(`alter table \`orders\` modify \`freight_off\` bigint not null;`);
    this.addSql(`alter table \`orders\` modify \`points_saved\` bigint not null;`);
    this.addSql(`alter table \`orders\` modify \`points_used\` int not null;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists \`promotions\`;`);
    this.addSql(`drop table if exists \`promotion_counters\`;`);
    this.addSql(`drop table if exists \`promotion_uses\`;`);

    this.addSql(`alter table \`orders\` modify \`coupon_saved\` bigint not null default 0;`);
    this.addSql(`alter table \`orders\` modify \`freight_off\` bigint not null default 0;`);
    this.addSql(`alter table \`orders\` modify \`points_used\` int not null default 0;`);
    this.addSql(`alter table \`orders\` modify \`points_saved\` bigint not null default 0;`);
  }

}
