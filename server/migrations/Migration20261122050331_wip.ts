import { Migration } from '@mikro-orm/migrations';

export class Migration20261122050331_wip extends Migration {

  override name = 'Migration20261122050331_wip';

  override up(): void | Promise<void> {
    this.addSql(`create table \`coupons\` (\`id\` bigint unsigned not null auto_increment primary key, \`template_id\` bigint not null, \`customer_id\` bigint not null, \`seq\` int not null, \`status\` varchar(10) not null, \`source\` varchar(15) not null, \`source_key\` varchar(100) null, \`valid_from\` datetime(3) not null, \`valid_until\` datetime(3) not null, \`order_id\` bigint null, \`code_batch_id\` bigint null, \`code\` varchar(20) not null, \`granted_by\` varchar(60) not null, \`warned\` int not null, \`issued_at\` datetime(3) not null, \`changed_at\` datetime(3) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`);
    this.addSql(`alter table \`coupons\` add unique \`coupons_source_key_unique\` (\`source_key\`);`);
    this.addSql(`alter table \`coupons\` add index \`coupons_customer_id_status_valid_until_id_index\` (\`customer_id\`, \`status\`, \`valid_until\`, \`id\`);`);
    this.addSql(`alter table \`coupons\` add index \`coupons_template_id_status_id_index\` (\`template_id\`, \`status\`, \`id\`);`);
    this.addSql(`alter table \`coupons\` add index \`coupons_status_warned_valid_until_id_index\` (\`status\`, \`warned\`, \`valid_until\`, \`id\`);`);
    this.addSql(`alter table \`coupons\` add index \`coupons_issued_at_id_index\` (\`issued_at\`, \`id\`);`);
    this.addSql(`alter table \`coupons\` add index \`coupons_code_batch_id_id_index\` (\`code_batch_id\`, \`id\`);`);
    this.addSql(`alter table \`coupons\` add index \`coupons_order_id_index\` (\`order_id\`);`);
    this.addSql(`alter table \`coupons\` add index \`coupons_code_index\` (\`code\`);`);
    this.addSql(`alter table \`coupons\` add unique \`coupons_template_id_customer_id_seq_unique\` (\`template_id\`, \`customer_id\`, \`seq\`);`);

    this.addSql(`create table \`coupon_codes\` (\`id\` bigint unsigned not null auto_increment primary key, \`batch_id\` bigint not null, \`code\` varchar(20) not null, \`coupon_id\` bigint null, \`redeemed_at\` datetime(3) null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`);
    this.addSql(`alter table \`coupon_codes\` add unique \`coupon_codes_code_unique\` (\`code\`);`);
    this.addSql(`alter table \`coupon_codes\` add index \`coupon_codes_batch_id_id_index\` (\`batch_id\`, \`id\`);`);

    this.addSql(`create table \`coupon_code_batches\` (\`id\` bigint unsigned not null auto_increment primary key, \`template_id\` bigint not null, \`kind\` varchar(10) not null, \`count\` int not null, \`made\` int not null, \`redeemed\` int not null, \`enabled\` tinyint(1) not null, \`expires_at\` datetime(3) null, \`note\` varchar(60) not null, \`created_by\` varchar(60) not null, \`created_at\` datetime(3) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`);
    this.addSql(`alter table \`coupon_code_batches\` add index \`coupon_code_batches_template_id_id_index\` (\`template_id\`, \`id\`);`);

    this.addSql(`create table \`coupon_counters\` (\`template_id\` bigint unsigned not null, \`customer_id\` bigint unsigned not null, \`taken\` int not null, primary key (\`template_id\`, \`customer_id\`)) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`);

    this.addSql(`create table \`coupon_gifts\` (\`id\` bigint unsigned not null auto_increment primary key, \`coupon_id\` bigint not null, \`live_coupon_id\` bigint null, \`from_customer_id\` bigint not null, \`to_customer_id\` bigint null, \`to_coupon_id\` bigint null, \`state\` varchar(10) not null, \`expires_at\` datetime(3) not null, \`created_at\` datetime(3) not null, \`ended_at\` datetime(3) null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`);
    this.addSql(`alter table \`coupon_gifts\` add unique \`coupon_gifts_live_coupon_id_unique\` (\`live_coupon_id\`);`);
    this.addSql(`alter table \`coupon_gifts\` add index \`coupon_gifts_from_customer_id_index\` (\`from_customer_id\`);`);
    this.addSql(`alter table \`coupon_gifts\` add index \`coupon_gifts_to_customer_id_index\` (\`to_customer_id\`);`);
    this.addSql(`alter table \`coupon_gifts\` add index \`coupon_gifts_state_expires_at_index\` (\`state\`, \`expires_at\`);`);
    this.addSql(`alter table \`coupon_gifts\` add index \`coupon_gifts_coupon_id_id_index\` (\`coupon_id\`, \`id\`);`);

    this.addSql(`create table \`coupon_groups\` (\`id\` bigint unsigned not null auto_increment primary key, \`name\` varchar(20) not null, \`sort\` int not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`);
    this.addSql(`alter table \`coupon_groups\` add unique \`coupon_groups_name_unique\` (\`name\`);`);

    this.addSql(`create table \`coupon_stacking\` (\`id\` bigint unsigned not null auto_increment primary key, \`version\` int not null, \`allowed\` json not null, \`updated_by\` varchar(60) not null, \`updated_at\` datetime(3) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`);

    this.addSql(`create table \`coupon_templates\` (\`id\` bigint unsigned not null auto_increment primary key, \`no\` varchar(32) not null, \`status\` varchar(10) not null, \`version\` int not null, \`name\` varchar(30) not null, \`kind\` varchar(15) not null, \`amount\` bigint not null, \`percent_off\` int not null, \`max_off\` bigint null, \`threshold\` bigint not null, \`scope\` json not null, \`group_id\` bigint not null, \`valid_from\` datetime(3) null, \`valid_until\` datetime(3) null, \`valid_days\` int null, \`delay_days\` int not null, \`total\` int null, \`per_customer\` int not null, \`ways\` json not null, \`in_centre\` tinyint(1) not null, \`claim_from\` datetime(3) null, \`claim_until\` datetime(3) null, \`paid_threshold\` bigint not null, \`budget\` bigint null, \`cost_centre\` varchar(30) not null, \`givable\` tinyint(1) not null, \`return_on_cancel\` tinyint(1) not null, \`return_on_refund\` varchar(10) not null, \`description\` varchar(500) not null, \`note\` varchar(200) not null, \`claimed\` int not null, \`used\` int not null, \`cost\` bigint not null, \`created_by\` varchar(60) not null, \`created_at\` datetime(3) not null, \`updated_at\` datetime(3) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`);
    this.addSql(`alter table \`coupon_templates\` add unique \`coupon_templates_no_unique\` (\`no\`);`);
    this.addSql(`alter table \`coupon_templates\` add index \`coupon_templates_cost_centre_index\` (\`cost_centre\`);`);
    this.addSql(`alter table \`coupon_templates\` add index \`coupon_templates_status_in_centre_id_index\` (\`status\`, \`in_centre\`, \`id\`);`);
    this.addSql(`alter table \`coupon_templates\` add index \`coupon_templates_group_id_index\` (\`group_id\`);`);

    this.addSql(`create table \`coupon_uses\` (\`id\` bigint unsigned not null auto_increment primary key, \`coupon_id\` bigint not null, \`live_coupon_id\` bigint null, \`template_id\` bigint not null, \`customer_id\` bigint not null, \`order_id\` bigint not null, \`saved\` bigint not null, \`state\` varchar(10) not null, \`used_at\` datetime(3) not null, \`ended_at\` datetime(3) null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`);
    this.addSql(`alter table \`coupon_uses\` add unique \`coupon_uses_live_coupon_id_unique\` (\`live_coupon_id\`);`);
    this.addSql(`alter table \`coupon_uses\` add index \`coupon_uses_order_id_index\` (\`order_id\`);`);
    this.addSql(`alter table \`coupon_uses\` add index \`coupon_uses_coupon_id_id_index\` (\`coupon_id\`, \`id\`);`);
    this.addSql(`alter table \`coupon_uses\` add index \`coupon_uses_used_at_template_id_state_saved_index\` (\`used_at\`, \`template_id\`, \`state\`, \`saved\`);`);

    this.addSql(`create table \`flash_activities\` (\`id\` bigint unsigned not null auto_increment primary key, \`version\` int not null, \`name\` varchar(30) not null, \`rules\` varchar(1000) not null, \`status\` varchar(20) not null, \`location_id\` bigint not null, \`unpaid_minutes\` int not null, \`warm_up_minutes\` int not null, \`remind_minutes\` int not null, \`starts_at\` datetime(3) not null, \`ends_at\` datetime(3) not null, \`created_at\` datetime(3) not null, \`published_at\` datetime(3) null, \`ended_at\` datetime(3) null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`);
    this.addSql(`alter table \`flash_activities\` add index \`flash_activities_status_id_index\` (\`status\`, \`id\`);`);

    this.addSql(`create table \`flash_claims\` (\`id\` bigint unsigned not null auto_increment primary key, \`item_id\` bigint not null, \`customer_id\` bigint not null, \`ticket\` varchar(60) not null, \`epoch\` int not null, \`seq\` bigint not null, \`quantity\` int not null, \`returned\` int not null, \`told\` int not null, \`address\` varchar(16) not null, \`device\` varchar(16) not null, \`network\` varchar(16) not null, \`mask\` int not null, \`order_id\` bigint null, \`claimed_at\` datetime(3) not null, \`ordered_at\` datetime(3) not null, \`pay_before\` datetime(3) not null, \`paid_at\` datetime(3) null, \`returned_at\` datetime(3) null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`);
    this.addSql(`alter table \`flash_claims\` add unique \`flash_claims_ticket_unique\` (\`ticket\`);`);
    this.addSql(`alter table \`flash_claims\` add unique \`flash_claims_order_id_unique\` (\`order_id\`);`);
    this.addSql(`alter table \`flash_claims\` add index \`flash_claims_item_id_id_index\` (\`item_id\`, \`id\`);`);
    this.addSql(`alter table \`flash_claims\` add index \`flash_claims_customer_id_id_index\` (\`customer_id\`, \`id\`);`);
    this.addSql(`alter table \`flash_claims\` add index \`flash_claims_item_id_epoch_seq_index\` (\`item_id\`, \`epoch\`, \`seq\`);`);

    this.addSql(`create table \`flash_items\` (\`id\` bigint unsigned not null auto_increment primary key, \`activity_id\` bigint not null, \`session_id\` bigint not null, \`sku_id\` bigint not null, \`product_id\` bigint not null, \`sort\` int not null, \`price\` bigint not null, \`list_price\` bigint not null, \`quota\` int not null, \`per_customer\` int not null, \`per_address\` int null, \`per_device\` int null, \`per_ip\` int null, \`waiters_max\` int not null, \`plan\` json not null, \`held\` tinyint(1) not null, \`released\` int not null, \`claimed\` int not null, \`epoch\` int not null, \`halted_at\` datetime(3) null, \`halt_reason\` varchar(200) not null, \`sold_out_at\` datetime(3) null, \`closed_at\` datetime(3) null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`);
    this.addSql(`alter table \`flash_items\` add index \`flash_items_activity_id_index\` (\`activity_id\`);`);
    this.addSql(`alter table \`flash_items\` add index \`flash_items_product_id_index\` (\`product_id\`);`);
    this.addSql(`alter table \`flash_items\` add index \`flash_items_sku_id_index\` (\`sku_id\`);`);
    this.addSql(`alter table \`flash_items\` add unique \`flash_items_session_id_sku_id_unique\` (\`session_id\`, \`sku_id\`);`);

    this.addSql(`create table \`flash_minutes\` (\`id\` bigint unsigned not null auto_increment primary key, \`item_id\` bigint not null, \`at\` datetime(3) not null, \`claims\` int not null, \`refused\` json not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`);
    this.addSql(`alter table \`flash_minutes\` add unique \`flash_minutes_item_id_at_unique\` (\`item_id\`, \`at\`);`);

    this.addSql(`create table \`flash_releases\` (\`id\` bigint unsigned not null auto_increment primary key, \`item_id\` bigint not null, \`at\` datetime(3) not null, \`units\` int not null, \`why\` varchar(10) not null, \`by\` varchar(60) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`);
    this.addSql(`alter table \`flash_releases\` add index \`flash_releases_item_id_index\` (\`item_id\`);`);

    this.addSql(`create table \`flash_reminders\` (\`id\` bigint unsigned not null auto_increment primary key, \`session_id\` bigint not null, \`customer_id\` bigint not null, \`created_at\` datetime(3) not null, \`sent_at\` datetime(3) null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`);
    this.addSql(`alter table \`flash_reminders\` add index \`flash_reminders_customer_id_index\` (\`customer_id\`);`);
    this.addSql(`alter table \`flash_reminders\` add unique \`flash_reminders_session_id_customer_id_unique\` (\`session_id\`, \`customer_id\`);`);

    this.addSql(`create table \`flash_sessions\` (\`id\` bigint unsigned not null auto_increment primary key, \`activity_id\` bigint not null, \`starts_at\` datetime(3) not null, \`ends_at\` datetime(3) not null, \`reminded_at\` datetime(3) null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`);
    this.addSql(`alter table \`flash_sessions\` add index \`flash_sessions_activity_id_index\` (\`activity_id\`);`);
    this.addSql(`alter table \`flash_sessions\` add index \`flash_sessions_starts_at_index\` (\`starts_at\`);`);
    this.addSql(`alter table \`flash_sessions\` add index \`flash_sessions_ends_at_index\` (\`ends_at\`);`);

    this.addSql(`create table \`flash_slots\` (\`id\` bigint unsigned not null auto_increment primary key, \`item_id\` bigint not null, \`customer_id\` bigint not null, \`slot\` int not null, \`claim_id\` bigint not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`);
    this.addSql(`alter table \`flash_slots\` add index \`flash_slots_claim_id_index\` (\`claim_id\`);`);
    this.addSql(`alter table \`flash_slots\` add unique \`flash_slots_item_id_customer_id_slot_unique\` (\`item_id\`, \`customer_id\`, \`slot\`);`);

    this.addSql(`create table \`flash_waiters\` (\`id\` bigint unsigned not null auto_increment primary key, \`item_id\` bigint not null, \`customer_id\` bigint not null, \`ticket\` varchar(60) not null, \`quantity\` int not null, \`behind\` tinyint(1) not null, \`state\` varchar(10) not null, \`data\` varchar(200) not null, \`at\` datetime(3) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`);
    this.addSql(`alter table \`flash_waiters\` add unique \`flash_waiters_ticket_unique\` (\`ticket\`);`);
    this.addSql(`alter table \`flash_waiters\` add index \`flash_waiters_item_id_state_index\` (\`item_id\`, \`state\`);`);
    this.addSql(`alter table \`flash_waiters\` add index \`flash_waiters_customer_id_id_index\` (\`customer_id\`, \`id\`);`);

    this.addSql(`alter table \`orders\` modify \`coupon_saved\` bigint not null default '0';`);
    this.addSql(`alter table \`orders\` modify \`freight_off\` bigint not null default '0';`);
    this.addSql(`alter table \`orders\` modify \`points_saved\` bigint not null default '0';`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists \`coupons\`;`);
    this.addSql(`drop table if exists \`coupon_codes\`;`);
    this.addSql(`drop table if exists \`coupon_code_batches\`;`);
    this.addSql(`drop table if exists \`coupon_counters\`;`);
    this.addSql(`drop table if exists \`coupon_gifts\`;`);
    this.addSql(`drop table if exists \`coupon_groups\`;`);
    this.addSql(`drop table if exists \`coupon_stacking\`;`);
    this.addSql(`drop table if exists \`coupon_templates\`;`);
    this.addSql(`drop table if exists \`coupon_uses\`;`);
    this.addSql(`drop table if exists \`flash_activities\`;`);
    this.addSql(`drop table if exists \`flash_claims\`;`);
    this.addSql(`drop table if exists \`flash_items\`;`);
    this.addSql(`drop table if exists \`flash_minutes\`;`);
    this.addSql(`drop table if exists \`flash_releases\`;`);
    this.addSql(`drop table if exists \`flash_reminders\`;`);
    this.addSql(`drop table if exists \`flash_sessions\`;`);
    this.addSql(`drop table if exists \`flash_slots\`;`);
    this.addSql(`drop table if exists \`flash_waiters\`;`);

    this.addSql(`alter table \`orders\` modify \`coupon_saved\` bigint not null default 0;`);
    this.addSql(`alter table \`orders\` modify \`freight_off\` bigint not null default 0;`);
    this.addSql(`alter table \`orders\` modify \`points_saved\` bigint not null default 0;`);
  }

}
