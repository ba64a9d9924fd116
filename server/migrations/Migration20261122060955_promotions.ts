import { Migration } from '@mikro-orm/migrations';

export class Migration20261122060955_promotions extends Migration {
  override name = 'Migration20261122060955_promotions';

  override up(): void | Promise<void> {
    this.addSql(
      `create table \`coupons\` (\`id\` bigint unsigned not null auto_increment primary key, \`template_id\` bigint not null, \`customer_id\` bigint not null, \`seq\` int not null, \`status\` varchar(10) not null, \`source\` varchar(15) not null, \`source_key\` varchar(100) null, \`valid_from\` datetime(3) not null, \`valid_until\` datetime(3) not null, \`order_id\` bigint null, \`code_batch_id\` bigint null, \`code\` varchar(20) not null, \`granted_by\` varchar(60) not null, \`warned\` int not null, \`issued_at\` datetime(3) not null, \`changed_at\` datetime(3) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`coupons\` add unique \`coupons_source_key_unique\` (\`source_key\`);`);
    this.addSql(
      `alter table \`coupons\` add index \`coupons_customer_id_status_valid_until_id_index\` (\`customer_id\`, \`status\`, \`valid_until\`, \`id\`);`,
    );
    this.addSql(`alter table \`coupons\` add index \`coupons_template_id_status_id_index\` (\`template_id\`, \`status\`, \`id\`);`);
    this.addSql(
      `alter table \`coupons\` add index \`coupons_status_warned_valid_until_id_index\` (\`status\`, \`warned\`, \`valid_until\`, \`id\`);`,
    );
    this.addSql(`alter table \`coupons\` add index \`coupons_issued_at_id_index\` (\`issued_at\`, \`id\`);`);
    this.addSql(`alter table \`coupons\` add index \`coupons_code_batch_id_id_index\` (\`code_batch_id\`, \`id\`);`);
    this.addSql(`alter table \`coupons\` add index \`coupons_order_id_index\` (\`order_id\`);`);
    this.addSql(`alter table \`coupons\` add index \`coupons_code_index\` (\`code\`);`);
    this.addSql(
      `alter table \`coupons\` add unique \`coupons_template_id_customer_id_seq_unique\` (\`template_id\`, \`customer_id\`, \`seq\`);`,
    );

    this.addSql(
      `create table \`coupon_codes\` (\`id\` bigint unsigned not null auto_increment primary key, \`batch_id\` bigint not null, \`code\` varchar(20) not null, \`coupon_id\` bigint null, \`redeemed_at\` datetime(3) null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`coupon_codes\` add unique \`coupon_codes_code_unique\` (\`code\`);`);
    this.addSql(`alter table \`coupon_codes\` add index \`coupon_codes_batch_id_id_index\` (\`batch_id\`, \`id\`);`);

    this.addSql(
      `create table \`coupon_code_batches\` (\`id\` bigint unsigned not null auto_increment primary key, \`template_id\` bigint not null, \`kind\` varchar(10) not null, \`count\` int not null, \`made\` int not null, \`redeemed\` int not null, \`enabled\` tinyint(1) not null, \`expires_at\` datetime(3) null, \`note\` varchar(60) not null, \`created_by\` varchar(60) not null, \`created_at\` datetime(3) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`coupon_code_batches\` add index \`coupon_code_batches_template_id_id_index\` (\`template_id\`, \`id\`);`);

    this.addSql(
      `create table \`coupon_counters\` (\`template_id\` bigint unsigned not null, \`customer_id\` bigint unsigned not null, \`taken\` int not null, primary key (\`template_id\`, \`customer_id\`)) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );

    this.addSql(
      `create table \`coupon_gifts\` (\`id\` bigint unsigned not null auto_increment primary key, \`coupon_id\` bigint not null, \`live_coupon_id\` bigint null, \`from_customer_id\` bigint not null, \`to_customer_id\` bigint null, \`to_coupon_id\` bigint null, \`state\` varchar(10) not null, \`expires_at\` datetime(3) not null, \`created_at\` datetime(3) not null, \`ended_at\` datetime(3) null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`coupon_gifts\` add unique \`coupon_gifts_live_coupon_id_unique\` (\`live_coupon_id\`);`);
    this.addSql(`alter table \`coupon_gifts\` add index \`coupon_gifts_from_customer_id_index\` (\`from_customer_id\`);`);
    this.addSql(`alter table \`coupon_gifts\` add index \`coupon_gifts_to_customer_id_index\` (\`to_customer_id\`);`);
    this.addSql(`alter table \`coupon_gifts\` add index \`coupon_gifts_state_expires_at_index\` (\`state\`, \`expires_at\`);`);
    this.addSql(`alter table \`coupon_gifts\` add index \`coupon_gifts_coupon_id_id_index\` (\`coupon_id\`, \`id\`);`);

    this.addSql(
      `create table \`coupon_groups\` (\`id\` bigint unsigned not null auto_increment primary key, \`name\` varchar(20) not null, \`sort\` int not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`coupon_groups\` add unique \`coupon_groups_name_unique\` (\`name\`);`);

    this.addSql(
      `create table \`coupon_stacking\` (\`id\` bigint unsigned not null auto_increment primary key, \`version\` int not null, \`allowed\` json not null, \`updated_by\` varchar(60) not null, \`updated_at\` datetime(3) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );

    this.addSql(
      `create table \`coupon_templates\` (\`id\` bigint unsigned not null auto_increment primary key, \`no\` varchar(32) not null, \`status\` varchar(10) not null, \`version\` int not null, \`name\` varchar(30) not null, \`kind\` varchar(15) not null, \`amount\` bigint not null, \`percent_off\` int not null, \`max_off\` bigint null, \`threshold\` bigint not null, \`scope\` json not null, \`group_id\` bigint not null, \`valid_from\` datetime(3) null, \`valid_until\` datetime(3) null, \`valid_days\` int null, \`delay_days\` int not null, \`total\` int null, \`per_customer\` int not null, \`ways\` json not null, \`in_centre\` tinyint(1) not null, \`claim_from\` datetime(3) null, \`claim_until\` datetime(3) null, \`paid_threshold\` bigint not null, \`budget\` bigint null, \`cost_centre\` varchar(30) not null, \`givable\` tinyint(1) not null, \`return_on_cancel\` tinyint(1) not null, \`return_on_refund\` varchar(10) not null, \`description\` varchar(500) not null, \`note\` varchar(200) not null, \`claimed\` int not null, \`used\` int not null, \`cost\` bigint not null, \`created_by\` varchar(60) not null, \`created_at\` datetime(3) not null, \`updated_at\` datetime(3) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`coupon_templates\` add unique \`coupon_templates_no_unique\` (\`no\`);`);
    this.addSql(`alter table \`coupon_templates\` add index \`coupon_templates_cost_centre_index\` (\`cost_centre\`);`);
    this.addSql(
      `alter table \`coupon_templates\` add index \`coupon_templates_status_in_centre_id_index\` (\`status\`, \`in_centre\`, \`id\`);`,
    );
    this.addSql(`alter table \`coupon_templates\` add index \`coupon_templates_group_id_index\` (\`group_id\`);`);

    this.addSql(
      `create table \`coupon_uses\` (\`id\` bigint unsigned not null auto_increment primary key, \`coupon_id\` bigint not null, \`live_coupon_id\` bigint null, \`template_id\` bigint not null, \`customer_id\` bigint not null, \`order_id\` bigint not null, \`saved\` bigint not null, \`state\` varchar(10) not null, \`used_at\` datetime(3) not null, \`ended_at\` datetime(3) null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`coupon_uses\` add unique \`coupon_uses_live_coupon_id_unique\` (\`live_coupon_id\`);`);
    this.addSql(`alter table \`coupon_uses\` add index \`coupon_uses_order_id_index\` (\`order_id\`);`);
    this.addSql(`alter table \`coupon_uses\` add index \`coupon_uses_coupon_id_id_index\` (\`coupon_id\`, \`id\`);`);
    this.addSql(
      `alter table \`coupon_uses\` add index \`coupon_uses_used_at_template_id_state_saved_index\` (\`used_at\`, \`template_id\`, \`state\`, \`saved\`);`,
    );

    this.addSql(
      `create table \`flash_activities\` (\`id\` bigint unsigned not null auto_increment primary key, \`version\` int not null, \`name\` varchar(30) not null, \`rules\` varchar(1000) not null, \`status\` varchar(20) not null, \`location_id\` bigint not null, \`unpaid_minutes\` int not null, \`warm_up_minutes\` int not null, \`remind_minutes\` int not null, \`starts_at\` datetime(3) not null, \`ends_at\` datetime(3) not null, \`created_at\` datetime(3) not null, \`published_at\` datetime(3) null, \`ended_at\` datetime(3) null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`flash_activities\` add index \`flash_activities_status_id_index\` (\`status\`, \`id\`);`);

    this.addSql(
      `create table \`flash_claims\` (\`id\` bigint unsigned not null auto_increment primary key, \`item_id\` bigint not null, \`customer_id\` bigint not null, \`ticket\` varchar(60) not null, \`epoch\` int not null, \`seq\` bigint not null, \`quantity\` int not null, \`returned\` int not null, \`told\` int not null, \`address\` varchar(16) not null, \`device\` varchar(16) not null, \`network\` varchar(16) not null, \`mask\` int not null, \`order_id\` bigint null, \`claimed_at\` datetime(3) not null, \`ordered_at\` datetime(3) not null, \`pay_before\` datetime(3) not null, \`paid_at\` datetime(3) null, \`returned_at\` datetime(3) null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`flash_claims\` add unique \`flash_claims_ticket_unique\` (\`ticket\`);`);
    this.addSql(`alter table \`flash_claims\` add unique \`flash_claims_order_id_unique\` (\`order_id\`);`);
    this.addSql(`alter table \`flash_claims\` add index \`flash_claims_item_id_id_index\` (\`item_id\`, \`id\`);`);
    this.addSql(`alter table \`flash_claims\` add index \`flash_claims_customer_id_id_index\` (\`customer_id\`, \`id\`);`);
    this.addSql(`alter table \`flash_claims\` add index \`flash_claims_item_id_epoch_seq_index\` (\`item_id\`, \`epoch\`, \`seq\`);`);

    this.addSql(
      `create table \`flash_items\` (\`id\` bigint unsigned not null auto_increment primary key, \`activity_id\` bigint not null, \`session_id\` bigint not null, \`sku_id\` bigint not null, \`product_id\` bigint not null, \`sort\` int not null, \`price\` bigint not null, \`list_price\` bigint not null, \`quota\` int not null, \`per_customer\` int not null, \`per_address\` int null, \`per_device\` int null, \`per_ip\` int null, \`waiters_max\` int not null, \`plan\` json not null, \`held\` tinyint(1) not null, \`released\` int not null, \`claimed\` int not null, \`epoch\` int not null, \`halted_at\` datetime(3) null, \`halt_reason\` varchar(200) not null, \`sold_out_at\` datetime(3) null, \`closed_at\` datetime(3) null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`flash_items\` add index \`flash_items_activity_id_index\` (\`activity_id\`);`);
    this.addSql(`alter table \`flash_items\` add index \`flash_items_product_id_index\` (\`product_id\`);`);
    this.addSql(`alter table \`flash_items\` add index \`flash_items_sku_id_index\` (\`sku_id\`);`);
    this.addSql(`alter table \`flash_items\` add unique \`flash_items_session_id_sku_id_unique\` (\`session_id\`, \`sku_id\`);`);

    this.addSql(
      `create table \`flash_minutes\` (\`id\` bigint unsigned not null auto_increment primary key, \`item_id\` bigint not null, \`at\` datetime(3) not null, \`claims\` int not null, \`refused\` json not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`flash_minutes\` add unique \`flash_minutes_item_id_at_unique\` (\`item_id\`, \`at\`);`);

    this.addSql(
      `create table \`flash_releases\` (\`id\` bigint unsigned not null auto_increment primary key, \`item_id\` bigint not null, \`at\` datetime(3) not null, \`units\` int not null, \`why\` varchar(10) not null, \`by\` varchar(60) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`flash_releases\` add index \`flash_releases_item_id_index\` (\`item_id\`);`);

    this.addSql(
      `create table \`flash_reminders\` (\`id\` bigint unsigned not null auto_increment primary key, \`session_id\` bigint not null, \`customer_id\` bigint not null, \`created_at\` datetime(3) not null, \`sent_at\` datetime(3) null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`flash_reminders\` add index \`flash_reminders_customer_id_index\` (\`customer_id\`);`);
    this.addSql(
      `alter table \`flash_reminders\` add unique \`flash_reminders_session_id_customer_id_unique\` (\`session_id\`, \`customer_id\`);`,
    );

    this.addSql(
      `create table \`flash_sessions\` (\`id\` bigint unsigned not null auto_increment primary key, \`activity_id\` bigint not null, \`starts_at\` datetime(3) not null, \`ends_at\` datetime(3) not null, \`reminded_at\` datetime(3) null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`flash_sessions\` add index \`flash_sessions_activity_id_index\` (\`activity_id\`);`);
    this.addSql(`alter table \`flash_sessions\` add index \`flash_sessions_starts_at_index\` (\`starts_at\`);`);
    this.addSql(`alter table \`flash_sessions\` add index \`flash_sessions_ends_at_index\` (\`ends_at\`);`);

    this.addSql(
      `create table \`flash_slots\` (\`id\` bigint unsigned not null auto_increment primary key, \`item_id\` bigint not null, \`customer_id\` bigint not null, \`slot\` int not null, \`claim_id\` bigint not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`flash_slots\` add index \`flash_slots_claim_id_index\` (\`claim_id\`);`);
    this.addSql(
      `alter table \`flash_slots\` add unique \`flash_slots_item_id_customer_id_slot_unique\` (\`item_id\`, \`customer_id\`, \`slot\`);`,
    );

    this.addSql(
      `create table \`flash_waiters\` (\`id\` bigint unsigned not null auto_increment primary key, \`item_id\` bigint not null, \`customer_id\` bigint not null, \`ticket\` varchar(60) not null, \`quantity\` int not null, \`behind\` tinyint(1) not null, \`state\` varchar(10) not null, \`data\` varchar(200) not null, \`at\` datetime(3) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`flash_waiters\` add unique \`flash_waiters_ticket_unique\` (\`ticket\`);`);
    this.addSql(`alter table \`flash_waiters\` add index \`flash_waiters_item_id_state_index\` (\`item_id\`, \`state\`);`);
    this.addSql(`alter table \`flash_waiters\` add index \`flash_waiters_customer_id_id_index\` (\`customer_id\`, \`id\`);`);

    this.addSql(
      `create table \`member_freight_uses\` (\`order_id\` bigint unsigned not null, \`customer_id\` bigint not null, \`month\` varchar(7) not null, \`given_back\` tinyint(1) not null, primary key (\`order_id\`)) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );

    this.addSql(
      `create table \`member_level_changes\` (\`id\` bigint unsigned not null auto_increment primary key, \`customer_id\` bigint not null, \`kind\` varchar(12) not null, \`from_name\` varchar(12) not null, \`to_name\` varchar(12) not null, \`until\` datetime(3) null, \`note\` varchar(100) not null, \`staff_id\` bigint null, \`staff_name\` varchar(60) not null, \`at\` datetime(3) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`member_level_changes\` add index \`member_level_changes_customer_id_id_index\` (\`customer_id\`, \`id\`);`);

    this.addSql(
      `create table \`members\` (\`customer_id\` bigint unsigned not null, \`level_id\` bigint not null, \`own_level_id\` bigint not null, \`kept_until\` datetime(3) null, \`given_until\` datetime(3) null, \`warned_days\` int null, \`growth\` bigint not null, \`growth_from\` datetime(3) not null, \`points\` bigint not null, \`freight_month\` varchar(7) not null, \`freight_used\` int not null, \`birthday_month\` int null, \`birthday_day\` int null, \`birthday_set_at\` datetime(3) null, \`birthday_gift_at\` datetime(3) null, \`joined_at\` datetime(3) not null, primary key (\`customer_id\`)) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(
      `alter table \`members\` add index \`members_level_id_growth_customer_id_index\` (\`level_id\`, \`growth\`, \`customer_id\`);`,
    );
    this.addSql(`alter table \`members\` add index \`members_own_level_id_growth_index\` (\`own_level_id\`, \`growth\`);`);
    this.addSql(`alter table \`members\` add index \`members_growth_customer_id_index\` (\`growth\`, \`customer_id\`);`);
    this.addSql(`alter table \`members\` add index \`members_points_customer_id_index\` (\`points\`, \`customer_id\`);`);
    this.addSql(`alter table \`members\` add index \`members_kept_until_index\` (\`kept_until\`);`);
    this.addSql(`alter table \`members\` add index \`members_given_until_index\` (\`given_until\`);`);
    this.addSql(
      `alter table \`members\` add index \`members_birthday_month_birthday_day_customer_id_index\` (\`birthday_month\`, \`birthday_day\`, \`customer_id\`);`,
    );

    this.addSql(
      `create table \`member_levels\` (\`id\` bigint unsigned not null auto_increment primary key, \`name\` varchar(12) not null, \`threshold\` bigint not null, \`color\` varchar(7) not null, \`price\` json null, \`freight\` json not null, \`points_rate\` int not null, \`birthday\` json not null, \`note\` varchar(200) not null, \`created_at\` datetime(3) not null, \`updated_at\` datetime(3) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`member_levels\` add unique \`member_levels_threshold_unique\` (\`threshold\`);`);

    this.addSql(
      `create table \`member_orders\` (\`order_id\` bigint unsigned not null, \`customer_id\` bigint not null, \`completed_at\` datetime(3) null, \`base\` bigint not null, \`net\` bigint not null, \`points\` int not null, \`clawed\` int not null, primary key (\`order_id\`)) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(
      `alter table \`member_orders\` add index \`member_orders_customer_id_completed_at_net_index\` (\`customer_id\`, \`completed_at\`, \`net\`);`,
    );
    this.addSql(
      `alter table \`member_orders\` add index \`member_orders_completed_at_customer_id_net_index\` (\`completed_at\`, \`customer_id\`, \`net\`);`,
    );

    this.addSql(
      `create table \`points_entries\` (\`id\` bigint unsigned not null auto_increment primary key, \`customer_id\` bigint not null, \`key\` varchar(100) not null, \`kind\` varchar(10) not null, \`title\` varchar(60) not null, \`points\` int not null, \`balance_after\` bigint not null, \`source_kind\` varchar(20) not null, \`source_no\` varchar(64) not null, \`note\` varchar(100) not null, \`staff_id\` bigint null, \`staff_name\` varchar(60) not null, \`at\` datetime(3) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`points_entries\` add unique \`points_entries_key_unique\` (\`key\`);`);
    this.addSql(`alter table \`points_entries\` add index \`points_entries_customer_id_id_index\` (\`customer_id\`, \`id\`);`);
    this.addSql(`alter table \`points_entries\` add index \`points_entries_staff_id_at_index\` (\`staff_id\`, \`at\`);`);
    this.addSql(`alter table \`points_entries\` add index \`points_entries_at_kind_points_index\` (\`at\`, \`kind\`, \`points\`);`);

    this.addSql(
      `create table \`points_lots\` (\`id\` bigint unsigned not null auto_increment primary key, \`customer_id\` bigint not null, \`key\` varchar(100) not null, \`kind\` varchar(10) not null, \`title\` varchar(60) not null, \`granted\` int not null, \`remaining\` int not null, \`open\` tinyint(1) not null, \`at\` datetime(3) not null, \`expires_at\` datetime(3) not null, \`warned_days\` int not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`points_lots\` add unique \`points_lots_key_unique\` (\`key\`);`);
    this.addSql(
      `alter table \`points_lots\` add index \`points_lots_customer_id_open_expires_at_id_index\` (\`customer_id\`, \`open\`, \`expires_at\`, \`id\`);`,
    );
    this.addSql(
      `alter table \`points_lots\` add index \`points_lots_open_expires_at_customer_id_index\` (\`open\`, \`expires_at\`, \`customer_id\`);`,
    );

    this.addSql(
      `create table \`points_uses\` (\`id\` bigint unsigned not null auto_increment primary key, \`order_id\` bigint not null, \`customer_id\` bigint not null, \`lot_id\` bigint not null, \`round\` int not null, \`points\` int not null, \`returned\` int not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`points_uses\` add index \`points_uses_order_id_id_index\` (\`order_id\`, \`id\`);`);
    this.addSql(`alter table \`points_uses\` add index \`points_uses_lot_id_index\` (\`lot_id\`);`);

    this.addSql(
      `create table \`promotions\` (\`id\` bigint unsigned not null auto_increment primary key, \`name\` varchar(40) not null, \`tag\` varchar(12) not null, \`kind\` varchar(10) not null, \`status\` varchar(12) not null, \`rule\` json not null, \`scope\` json not null, \`starts_at\` datetime(3) not null, \`ends_at\` datetime(3) null, \`days\` json not null, \`hours\` json null, \`with_member\` tinyint(1) not null, \`with_coupons\` tinyint(1) not null, \`priority\` int not null, \`per_customer\` int null, \`budget\` bigint null, \`spent\` bigint not null, \`note\` varchar(200) not null, \`created_by\` varchar(40) not null, \`created_at\` datetime(3) not null, \`updated_at\` datetime(3) not null, \`ended_at\` datetime(3) null, \`version\` int not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`promotions\` add index \`promotions_status_id_index\` (\`status\`, \`id\`);`);

    this.addSql(
      `create table \`promotion_counters\` (\`id\` bigint unsigned not null auto_increment primary key, \`customer_id\` bigint not null, \`promotion_id\` bigint not null, \`orders\` int not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(
      `alter table \`promotion_counters\` add unique \`promotion_counters_customer_id_promotion_id_unique\` (\`customer_id\`, \`promotion_id\`);`,
    );

    this.addSql(
      `create table \`promotion_uses\` (\`id\` bigint unsigned not null auto_increment primary key, \`promotion_id\` bigint not null, \`order_id\` bigint not null, \`customer_id\` bigint not null, \`saved\` bigint not null, \`at\` datetime(3) not null, \`goods\` bigint null, \`given_back_at\` datetime(3) null, \`budgeted\` tinyint(1) not null, \`counted\` tinyint(1) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`promotion_uses\` add index \`promotion_uses_promotion_id_at_index\` (\`promotion_id\`, \`at\`);`);
    this.addSql(`alter table \`promotion_uses\` add index \`promotion_uses_customer_id_index\` (\`customer_id\`);`);
    this.addSql(
      `alter table \`promotion_uses\` add unique \`promotion_uses_order_id_promotion_id_unique\` (\`order_id\`, \`promotion_id\`);`,
    );

    this.addSql(
      `create table \`risk_devices\` (\`id\` bigint unsigned not null auto_increment primary key, \`device_id\` varchar(64) not null, \`customer_id\` bigint not null, \`first_seen_at\` datetime(3) not null, \`last_seen_at\` datetime(3) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`risk_devices\` add index \`risk_devices_customer_id_index\` (\`customer_id\`);`);
    this.addSql(`alter table \`risk_devices\` add index \`risk_devices_last_seen_at_index\` (\`last_seen_at\`);`);
    this.addSql(`alter table \`risk_devices\` add unique \`risk_devices_device_id_customer_id_unique\` (\`device_id\`, \`customer_id\`);`);

    this.addSql(
      `create table \`risk_judgements\` (\`id\` bigint unsigned not null auto_increment primary key, \`no\` varchar(40) not null, \`at\` datetime(3) not null, \`customer_id\` bigint not null, \`device_id\` varchar(64) not null, \`fingerprint\` varchar(64) not null, \`ip\` varchar(64) not null, \`user_agent\` varchar(200) not null, \`activity_id\` bigint not null, \`item_id\` bigint not null, \`decision\` varchar(10) not null, \`would_be\` varchar(10) not null, \`basis\` varchar(12) not null, \`score\` int not null, \`reasons\` varchar(500) not null, \`evidence\` json not null, \`mark\` varchar(16) null, \`mark_note\` varchar(200) not null, \`marked_by\` varchar(60) not null, \`marked_at\` datetime(3) null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`risk_judgements\` add unique \`risk_judgements_no_unique\` (\`no\`);`);
    this.addSql(`alter table \`risk_judgements\` add index \`risk_judgements_at_id_index\` (\`at\`, \`id\`);`);
    this.addSql(`alter table \`risk_judgements\` add index \`risk_judgements_customer_id_id_index\` (\`customer_id\`, \`id\`);`);
    this.addSql(`alter table \`risk_judgements\` add index \`risk_judgements_device_id_id_index\` (\`device_id\`, \`id\`);`);
    this.addSql(`alter table \`risk_judgements\` add index \`risk_judgements_ip_id_index\` (\`ip\`, \`id\`);`);
    this.addSql(`alter table \`risk_judgements\` add index \`risk_judgements_item_id_id_index\` (\`item_id\`, \`id\`);`);
    this.addSql(`alter table \`risk_judgements\` add index \`risk_judgements_decision_id_index\` (\`decision\`, \`id\`);`);
    this.addSql(`alter table \`risk_judgements\` add index \`risk_judgements_mark_id_index\` (\`mark\`, \`id\`);`);

    this.addSql(
      `create table \`risk_list_entries\` (\`id\` bigint unsigned not null auto_increment primary key, \`side\` varchar(8) not null, \`kind\` varchar(10) not null, \`value\` varchar(64) not null, \`reason\` varchar(200) not null, \`ends_at\` datetime(3) null, \`staff_id\` bigint null, \`staff_name\` varchar(60) not null, \`created_at\` datetime(3) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`risk_list_entries\` add index \`risk_list_entries_side_id_index\` (\`side\`, \`id\`);`);
    this.addSql(`alter table \`risk_list_entries\` add unique \`risk_list_entries_kind_value_unique\` (\`kind\`, \`value\`);`);

    this.addSql(
      `create table \`simulated_orders\` (\`id\` bigint unsigned not null auto_increment primary key, \`simulation_id\` bigint not null, \`order_id\` bigint not null, \`order_no\` varchar(32) not null, \`paid_at\` datetime(3) not null, \`goods_before\` bigint not null, \`goods_after\` bigint not null, \`freight_off\` bigint not null, \`discount\` bigint not null, \`cost\` bigint null, \`margin_before\` bigint null, \`margin_after\` bigint null, \`went_below\` tinyint(1) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`simulated_orders\` add index \`simulated_orders_simulation_id_id_index\` (\`simulation_id\`, \`id\`);`);
    this.addSql(
      `alter table \`simulated_orders\` add index \`simulated_orders_simulation_id_went_below_id_index\` (\`simulation_id\`, \`went_below\`, \`id\`);`,
    );
    this.addSql(
      `alter table \`simulated_orders\` add index \`simulated_orders_simulation_id_discount_id_index\` (\`simulation_id\`, \`discount\`, \`id\`);`,
    );
    this.addSql(
      `alter table \`simulated_orders\` add index \`simulated_orders_simulation_id_margin_after_id_index\` (\`simulation_id\`, \`margin_after\`, \`id\`);`,
    );

    this.addSql(
      `create table \`simulations\` (\`id\` bigint unsigned not null auto_increment primary key, \`kind\` varchar(10) not null, \`title\` varchar(80) not null, \`terms\` varchar(300) not null, \`note\` varchar(60) not null, \`draft\` json not null, \`from_day\` varchar(10) not null, \`to_day\` varchar(10) not null, \`status\` varchar(10) not null, \`done\` int not null, \`total\` int not null, \`message\` varchar(300) not null, \`result\` json null, \`staff_id\` bigint not null, \`staff_name\` varchar(60) not null, \`created_at\` datetime(3) not null, \`finished_at\` datetime(3) null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`simulations\` add index \`simulations_kind_id_index\` (\`kind\`, \`id\`);`);
    this.addSql(`alter table \`simulations\` add index \`simulations_created_at_index\` (\`created_at\`);`);

    this.addSql(
      `alter table \`orders\` add \`coupon_saved\` bigint not null, add \`freight_off\` bigint not null, add \`points_used\` int not null, add \`points_saved\` bigint not null, add \`flash_claim_id\` bigint null;`,
    );

    this.addSql(`alter table \`order_lines\` add \`discounts\` json null;`);
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
    this.addSql(`drop table if exists \`member_freight_uses\`;`);
    this.addSql(`drop table if exists \`member_level_changes\`;`);
    this.addSql(`drop table if exists \`members\`;`);
    this.addSql(`drop table if exists \`member_levels\`;`);
    this.addSql(`drop table if exists \`member_orders\`;`);
    this.addSql(`drop table if exists \`points_entries\`;`);
    this.addSql(`drop table if exists \`points_lots\`;`);
    this.addSql(`drop table if exists \`points_uses\`;`);
    this.addSql(`drop table if exists \`promotions\`;`);
    this.addSql(`drop table if exists \`promotion_counters\`;`);
    this.addSql(`drop table if exists \`promotion_uses\`;`);
    this.addSql(`drop table if exists \`risk_devices\`;`);
    this.addSql(`drop table if exists \`risk_judgements\`;`);
    this.addSql(`drop table if exists \`risk_list_entries\`;`);
    this.addSql(`drop table if exists \`simulated_orders\`;`);
    this.addSql(`drop table if exists \`simulations\`;`);

    this.addSql(`alter table \`order_lines\` drop column \`discounts\`;`);

    this.addSql(
      `alter table \`orders\` drop column \`coupon_saved\`, drop column \`freight_off\`, drop column \`points_used\`, drop column \`points_saved\`, drop column \`flash_claim_id\`;`,
    );
  }
}
