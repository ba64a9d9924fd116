import { Migration } from '@mikro-orm/migrations';

export class Migration20261122015503_wip extends Migration {

  override name = 'Migration20261122015503_wip';

  override up(): void | Promise<void> {
    this.addSql(`create table \`invoices\` (\`id\` bigint unsigned not null auto_increment primary key, \`no\` varchar(20) not null, \`customer_id\` bigint not null, \`status\` varchar(20) not null, \`type\` varchar(10) not null, \`automatic\` tinyint(1) not null, \`buyer_kind\` varchar(10) not null, \`title\` varchar(100) not null, \`tax_no\` varchar(20) null, \`buyer_address\` varchar(100) not null, \`buyer_phone\` varchar(30) not null, \`buyer_bank\` varchar(60) not null, \`buyer_account\` varchar(40) not null, \`email\` varchar(100) not null, \`phone\` varchar(20) not null, \`remark\` varchar(200) not null, \`amount\` bigint not null, \`net\` bigint not null, \`tax\` bigint not null, \`red\` bigint not null, \`replaces_id\` bigint null, \`provider\` varchar(20) not null, \`receipt\` tinyint(1) not null, \`provider_no\` varchar(20) null, \`provider_serial\` varchar(64) not null, \`command\` json null, \`invoice_number\` varchar(30) null, \`attempts\` int not null, \`next_try_at\` datetime(3) null, \`lease_until\` datetime(3) null, \`failure\` varchar(200) not null, \`trouble\` varchar(200) not null, \`requested_at\` datetime(3) not null, \`issued_at\` datetime(3) null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`);
    this.addSql(`alter table \`invoices\` add unique \`invoices_no_unique\` (\`no\`);`);
    this.addSql(`alter table \`invoices\` add unique \`invoices_replaces_id_unique\` (\`replaces_id\`);`);
    this.addSql(`alter table \`invoices\` add unique \`invoices_provider_no_unique\` (\`provider_no\`);`);
    this.addSql(`alter table \`invoices\` add unique \`invoices_invoice_number_unique\` (\`invoice_number\`);`);
    this.addSql(`alter table \`invoices\` add index \`invoices_trouble_index\` (\`trouble\`);`);
    this.addSql(`alter table \`invoices\` add index \`invoices_customer_id_id_index\` (\`customer_id\`, \`id\`);`);
    this.addSql(`alter table \`invoices\` add index \`invoices_status_id_index\` (\`status\`, \`id\`);`);
    this.addSql(`alter table \`invoices\` add index \`invoices_status_next_try_at_index\` (\`status\`, \`next_try_at\`);`);
    this.addSql(`alter table \`invoices\` add index \`invoices_title_id_index\` (\`title\`, \`id\`);`);
    this.addSql(`alter table \`invoices\` add index \`invoices_tax_no_id_index\` (\`tax_no\`, \`id\`);`);
    this.addSql(`alter table \`invoices\` add index \`invoices_requested_at_id_index\` (\`requested_at\`, \`id\`);`);
    this.addSql(`alter table \`invoices\` add index \`invoices_issued_at_id_index\` (\`issued_at\`, \`id\`);`);
    this.addSql(`alter table \`invoices\` add index \`invoices_amount_id_index\` (\`amount\`, \`id\`);`);

    this.addSql(`create table \`invoice_deliveries\` (\`id\` bigint unsigned not null auto_increment primary key, \`invoice_id\` bigint not null, \`channel\` varchar(10) not null, \`target\` varchar(100) not null, \`status\` varchar(10) not null, \`attempts\` int not null, \`next_try_at\` datetime(3) null, \`failure\` varchar(200) not null, \`created_at\` datetime(3) not null, \`sent_at\` datetime(3) null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`);
    this.addSql(`alter table \`invoice_deliveries\` add index \`invoice_deliveries_invoice_id_index\` (\`invoice_id\`);`);
    this.addSql(`alter table \`invoice_deliveries\` add index \`invoice_deliveries_status_next_try_at_index\` (\`status\`, \`next_try_at\`);`);

    this.addSql(`create table \`invoice_files\` (\`id\` bigint unsigned not null auto_increment primary key, \`invoice_id\` bigint not null, \`red_key\` bigint not null, \`format\` varchar(5) not null, \`state\` varchar(10) not null, \`url\` varchar(1000) not null, \`path\` varchar(200) not null, \`sha256\` varchar(64) not null, \`bytes\` int not null, \`attempts\` int not null, \`next_try_at\` datetime(3) null, \`failure\` varchar(200) not null, \`kept_at\` datetime(3) null, \`keep_until\` datetime(3) null, \`verified_at\` datetime(3) null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`);
    this.addSql(`alter table \`invoice_files\` add index \`invoice_files_invoice_id_index\` (\`invoice_id\`);`);
    this.addSql(`alter table \`invoice_files\` add index \`invoice_files_state_next_try_at_index\` (\`state\`, \`next_try_at\`);`);
    this.addSql(`alter table \`invoice_files\` add index \`invoice_files_state_verified_at_index\` (\`state\`, \`verified_at\`);`);
    this.addSql(`alter table \`invoice_files\` add unique \`invoice_files_invoice_id_red_key_format_unique\` (\`invoice_id\`, \`red_key\`, \`format\`);`);

    this.addSql(`create table \`invoice_lines\` (\`id\` bigint unsigned not null auto_increment primary key, \`invoice_id\` bigint not null, \`position\` int not null, \`order_id\` bigint not null, \`order_line_id\` bigint null, \`live_key\` varchar(40) null, \`property\` varchar(10) not null, \`name\` varchar(100) not null, \`spec\` varchar(100) not null, \`unit\` varchar(10) not null, \`quantity\` int null, \`price\` varchar(30) null, \`tax_code\` varchar(19) not null, \`tax_rate\` int not null, \`tax_mark\` varchar(10) not null, \`gross\` bigint not null, \`net\` bigint not null, \`tax\` bigint not null, \`sale_gross\` bigint not null, \`sale_tax\` bigint not null, \`red_gross\` bigint not null, \`red_tax\` bigint not null, \`red_quantity\` int not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`);
    this.addSql(`alter table \`invoice_lines\` add unique \`invoice_lines_live_key_unique\` (\`live_key\`);`);
    this.addSql(`alter table \`invoice_lines\` add index \`invoice_lines_order_line_id_index\` (\`order_line_id\`);`);
    this.addSql(`alter table \`invoice_lines\` add unique \`invoice_lines_invoice_id_position_unique\` (\`invoice_id\`, \`position\`);`);

    this.addSql(`create table \`invoice_orders\` (\`id\` bigint unsigned not null auto_increment primary key, \`invoice_id\` bigint not null, \`order_id\` bigint not null, \`order_no\` varchar(32) not null, \`location_id\` bigint not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`);
    this.addSql(`alter table \`invoice_orders\` add index \`invoice_orders_order_id_index\` (\`order_id\`);`);
    this.addSql(`alter table \`invoice_orders\` add index \`invoice_orders_order_no_index\` (\`order_no\`);`);
    this.addSql(`alter table \`invoice_orders\` add unique \`invoice_orders_invoice_id_order_id_unique\` (\`invoice_id\`, \`order_id\`);`);

    this.addSql(`create table \`invoice_reds\` (\`id\` bigint unsigned not null auto_increment primary key, \`no\` varchar(20) not null, \`invoice_id\` bigint not null, \`status\` varchar(20) not null, \`reason\` varchar(10) not null, \`cause\` varchar(60) not null, \`automatic\` tinyint(1) not null, \`note\` varchar(100) not null, \`amount\` bigint not null, \`net\` bigint not null, \`tax\` bigint not null, \`apply_no\` varchar(20) not null, \`apply_id\` varchar(64) not null, \`confirm_no\` varchar(64) not null, \`confirm_before\` datetime(3) null, \`command\` json not null, \`red_no\` varchar(20) not null, \`red_serial\` varchar(64) not null, \`invoice_number\` varchar(30) null, \`attempts\` int not null, \`next_try_at\` datetime(3) null, \`lease_until\` datetime(3) null, \`failure\` varchar(200) not null, \`created_at\` datetime(3) not null, \`issued_at\` datetime(3) null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`);
    this.addSql(`alter table \`invoice_reds\` add unique \`invoice_reds_no_unique\` (\`no\`);`);
    this.addSql(`alter table \`invoice_reds\` add unique \`invoice_reds_apply_no_unique\` (\`apply_no\`);`);
    this.addSql(`alter table \`invoice_reds\` add unique \`invoice_reds_red_no_unique\` (\`red_no\`);`);
    this.addSql(`alter table \`invoice_reds\` add unique \`invoice_reds_invoice_number_unique\` (\`invoice_number\`);`);
    this.addSql(`alter table \`invoice_reds\` add index \`invoice_reds_status_next_try_at_index\` (\`status\`, \`next_try_at\`);`);
    this.addSql(`alter table \`invoice_reds\` add index \`invoice_reds_issued_at_index\` (\`issued_at\`);`);
    this.addSql(`alter table \`invoice_reds\` add unique \`invoice_reds_invoice_id_cause_unique\` (\`invoice_id\`, \`cause\`);`);

    this.addSql(`create table \`invoice_red_lines\` (\`id\` bigint unsigned not null auto_increment primary key, \`red_id\` bigint not null, \`line_id\` bigint not null, \`quantity\` int not null, \`gross\` bigint not null, \`net\` bigint not null, \`tax\` bigint not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`);
    this.addSql(`alter table \`invoice_red_lines\` add index \`invoice_red_lines_line_id_index\` (\`line_id\`);`);
    this.addSql(`alter table \`invoice_red_lines\` add unique \`invoice_red_lines_red_id_line_id_unique\` (\`red_id\`, \`line_id\`);`);

    this.addSql(`create table \`invoice_titles\` (\`id\` bigint unsigned not null auto_increment primary key, \`customer_id\` bigint not null, \`fingerprint\` varchar(64) not null, \`default_of\` bigint null, \`kind\` varchar(10) not null, \`title\` varchar(100) not null, \`tax_no\` varchar(20) null, \`address\` varchar(100) not null, \`phone\` varchar(30) not null, \`bank\` varchar(60) not null, \`account\` varchar(40) not null, \`updated_at\` datetime(3) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`);
    this.addSql(`alter table \`invoice_titles\` add unique \`invoice_titles_default_of_unique\` (\`default_of\`);`);
    this.addSql(`alter table \`invoice_titles\` add unique \`invoice_titles_customer_id_fingerprint_unique\` (\`customer_id\`, \`fingerprint\`);`);

    this.addSql(`create table \`known_titles\` (\`id\` bigint unsigned not null auto_increment primary key, \`tax_no\` varchar(20) not null, \`title\` varchar(100) not null, \`uses\` int not null, \`last_at\` datetime(3) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`);
    this.addSql(`alter table \`known_titles\` add unique \`known_titles_tax_no_unique\` (\`tax_no\`);`);
    this.addSql(`alter table \`known_titles\` add index \`known_titles_title_index\` (\`title\`);`);

    this.addSql(`alter table \`orders\` modify \`paused_ms\` bigint not null default '0';`);
    this.addSql(`alter table \`orders\` modify \`refunded_freight\` bigint not null default '0';`);
    this.addSql(`alter table \`orders\` modify \`refunding_freight\` bigint not null default '0';`);

    this.addSql(`alter table \`order_lines\` modify \`refunding\` bigint not null default '0';`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists \`invoices\`;`);
    this.addSql(`drop table if exists \`invoice_deliveries\`;`);
    this.addSql(`drop table if exists \`invoice_files\`;`);
    this.addSql(`drop table if exists \`invoice_lines\`;`);
    this.addSql(`drop table if exists \`invoice_orders\`;`);
    this.addSql(`drop table if exists \`invoice_reds\`;`);
    this.addSql(`drop table if exists \`invoice_red_lines\`;`);
    this.addSql(`drop table if exists \`invoice_titles\`;`);
    this.addSql(`drop table if exists \`known_titles\`;`);

    this.addSql(`alter table \`order_lines\` modify \`refunding\` bigint not null default 0;`);

    this.addSql(`alter table \`orders\` modify \`paused_ms\` bigint not null default 0;`);
    this.addSql(`alter table \`orders\` modify \`refunded_freight\` bigint not null default 0;`);
    this.addSql(`alter table \`orders\` modify \`refunding_freight\` bigint not null default 0;`);
  }

}
