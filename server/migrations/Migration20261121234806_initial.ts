import { Migration } from '@mikro-orm/migrations';

export class Migration20261121234806_initial extends Migration {
  override name = 'Migration20261121234806_initial';

  override up(): void | Promise<void> {
    this.addSql(
      `create table \`audit_entries\` (\`id\` bigint unsigned not null auto_increment primary key, \`at\` datetime(3) not null, \`staff_id\` bigint null, \`staff_name\` varchar(60) not null, \`action\` varchar(60) not null, \`subject\` varchar(40) not null, \`subject_id\` varchar(40) not null, \`summary\` varchar(200) not null, \`state_before\` json null, \`state_after\` json null, \`ip\` varchar(64) not null, \`request_id\` varchar(64) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`audit_entries\` add index \`audit_entries_at_index\` (\`at\`);`);
    this.addSql(
      `alter table \`audit_entries\` add index \`audit_entries_subject_subject_id_id_index\` (\`subject\`, \`subject_id\`, \`id\`);`,
    );
    this.addSql(`alter table \`audit_entries\` add index \`audit_entries_staff_id_id_index\` (\`staff_id\`, \`id\`);`);
    this.addSql(`alter table \`audit_entries\` add index \`audit_entries_action_id_index\` (\`action\`, \`id\`);`);

    this.addSql(
      `create table \`banners\` (\`id\` bigint unsigned not null auto_increment primary key, \`title\` varchar(40) not null, \`picture\` varchar(300) not null, \`link\` varchar(200) not null, \`sort\` int not null, \`visible\` tinyint(1) not null, \`starts_at\` datetime(3) null, \`ends_at\` datetime(3) null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );

    this.addSql(
      `create table \`brands\` (\`id\` bigint unsigned not null auto_increment primary key, \`name\` varchar(30) not null, \`logo\` varchar(300) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`brands\` add unique \`brands_name_unique\` (\`name\`);`);

    this.addSql(
      `create table \`cart_items\` (\`id\` bigint unsigned not null auto_increment primary key, \`customer_id\` bigint not null, \`sku_id\` bigint not null, \`quantity\` int not null, \`selected\` tinyint(1) not null, \`price_then\` bigint not null, \`added_at\` datetime(3) not null, \`updated_at\` datetime(3) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`cart_items\` add unique \`cart_items_customer_id_sku_id_unique\` (\`customer_id\`, \`sku_id\`);`);

    this.addSql(
      `create table \`categories\` (\`id\` bigint unsigned not null auto_increment primary key, \`parent_id\` bigint null, \`name\` varchar(20) not null, \`icon\` varchar(300) not null, \`sort\` int not null, \`visible\` tinyint(1) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`categories\` add index \`categories_parent_id_index\` (\`parent_id\`);`);

    this.addSql(
      `create table \`customers\` (\`id\` bigint unsigned not null auto_increment primary key, \`openid\` varchar(64) null, \`unionid\` varchar(64) null, \`nickname\` varchar(40) not null, \`avatar\` varchar(300) not null, \`phone\` varchar(20) null, \`nickname_doubtful\` tinyint(1) not null, \`avatar_trace\` varchar(100) null, \`blocked\` tinyint(1) not null, \`policy_accepted\` varchar(20) null, \`registered_at\` datetime(3) not null, \`last_seen_at\` datetime(3) null, \`order_count\` int not null, \`spent\` bigint not null, \`last_order_at\` datetime(3) null, \`owner_staff_id\` bigint null, \`export_task_id\` bigint null, \`export_requested_at\` datetime(3) null, \`deletion_at\` datetime(3) null, \`deleted_at\` datetime(3) null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`customers\` add unique \`customers_openid_unique\` (\`openid\`);`);
    this.addSql(`alter table \`customers\` add index \`customers_unionid_index\` (\`unionid\`);`);
    this.addSql(`alter table \`customers\` add index \`customers_nickname_index\` (\`nickname\`);`);
    this.addSql(`alter table \`customers\` add unique \`customers_phone_unique\` (\`phone\`);`);
    this.addSql(`alter table \`customers\` add index \`customers_avatar_trace_index\` (\`avatar_trace\`);`);
    this.addSql(`alter table \`customers\` add index \`customers_owner_staff_id_index\` (\`owner_staff_id\`);`);
    this.addSql(`alter table \`customers\` add index \`customers_deletion_at_index\` (\`deletion_at\`);`);
    this.addSql(`alter table \`customers\` add index \`customers_spent_id_index\` (\`spent\`, \`id\`);`);
    this.addSql(`alter table \`customers\` add index \`customers_last_order_at_id_index\` (\`last_order_at\`, \`id\`);`);

    this.addSql(
      `create table \`customer_addresses\` (\`id\` bigint unsigned not null auto_increment primary key, \`customer_id\` bigint not null, \`default_of\` bigint null, \`name\` varchar(20) not null, \`phone\` varchar(20) not null, \`province_code\` varchar(6) not null, \`city_code\` varchar(6) not null, \`district_code\` varchar(6) not null, \`street_code\` varchar(9) null, \`province\` varchar(40) not null, \`city\` varchar(40) not null, \`district\` varchar(40) not null, \`street\` varchar(60) not null, \`detail\` varchar(80) not null, \`created_at\` datetime(3) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`customer_addresses\` add index \`customer_addresses_customer_id_index\` (\`customer_id\`);`);
    this.addSql(`alter table \`customer_addresses\` add unique \`customer_addresses_default_of_unique\` (\`default_of\`);`);

    this.addSql(
      `create table \`customer_consents\` (\`id\` bigint unsigned not null auto_increment primary key, \`customer_id\` bigint not null, \`version\` varchar(20) not null, \`at\` datetime(3) not null, \`ip\` varchar(64) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(
      `alter table \`customer_consents\` add unique \`customer_consents_customer_id_version_unique\` (\`customer_id\`, \`version\`);`,
    );

    this.addSql(
      `create table \`customer_purchases\` (\`id\` bigint unsigned not null auto_increment primary key, \`order_id\` bigint not null, \`customer_id\` bigint not null, \`paid\` bigint not null, \`at\` datetime(3) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`customer_purchases\` add unique \`customer_purchases_order_id_unique\` (\`order_id\`);`);
    this.addSql(`alter table \`customer_purchases\` add index \`customer_purchases_customer_id_index\` (\`customer_id\`);`);

    this.addSql(
      `create table \`customer_sessions\` (\`id\` bigint unsigned not null auto_increment primary key, \`token_hash\` varchar(64) not null, \`customer_id\` bigint not null, \`created_at\` datetime(3) not null, \`last_seen_at\` datetime(3) not null, \`expires_at\` datetime(3) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`customer_sessions\` add unique \`customer_sessions_token_hash_unique\` (\`token_hash\`);`);
    this.addSql(`alter table \`customer_sessions\` add index \`customer_sessions_customer_id_index\` (\`customer_id\`);`);
    this.addSql(`alter table \`customer_sessions\` add index \`customer_sessions_expires_at_index\` (\`expires_at\`);`);

    this.addSql(
      `create table \`failed_jobs\` (\`id\` bigint unsigned not null auto_increment primary key, \`queue\` varchar(20) not null, \`name\` varchar(80) not null, \`job_id\` varchar(160) not null, \`payload\` json not null, \`error\` varchar(2000) not null, \`attempts\` int not null, \`failed_at\` datetime(3) not null, \`replayed_at\` datetime(3) null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`failed_jobs\` add index \`failed_jobs_name_index\` (\`name\`);`);
    this.addSql(`alter table \`failed_jobs\` add unique \`failed_jobs_queue_job_id_unique\` (\`queue\`, \`job_id\`);`);

    this.addSql(
      `create table \`favourites\` (\`customer_id\` bigint unsigned not null, \`product_id\` bigint unsigned not null, \`at\` datetime(3) not null, primary key (\`customer_id\`, \`product_id\`)) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(
      `alter table \`favourites\` add index \`favourites_customer_id_at_product_id_index\` (\`customer_id\`, \`at\`, \`product_id\`);`,
    );

    this.addSql(
      `create table \`footprints\` (\`id\` bigint unsigned not null auto_increment primary key, \`customer_id\` bigint not null, \`product_id\` bigint not null, \`day\` varchar(10) not null, \`seen_at\` datetime(3) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`footprints\` add index \`footprints_customer_id_seen_at_id_index\` (\`customer_id\`, \`seen_at\`, \`id\`);`);
    this.addSql(
      `alter table \`footprints\` add unique \`footprints_customer_id_product_id_day_unique\` (\`customer_id\`, \`product_id\`, \`day\`);`,
    );

    this.addSql(
      `create table \`freight_templates\` (\`id\` bigint unsigned not null auto_increment primary key, \`name\` varchar(30) not null, \`basis\` varchar(10) not null, \`fallback_rule\` json not null, \`region_rules\` json not null, \`excluded\` json not null, \`is_default\` tinyint(1) not null, \`version\` int not null, \`updated_at\` datetime(3) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`freight_templates\` add unique \`freight_templates_name_unique\` (\`name\`);`);

    this.addSql(
      `create table \`group_products\` (\`group_id\` bigint unsigned not null, \`product_id\` bigint unsigned not null, \`position\` int not null, primary key (\`group_id\`, \`product_id\`)) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`group_products\` add index \`group_products_product_id_index\` (\`product_id\`);`);
    this.addSql(
      `alter table \`group_products\` add index \`group_products_group_id_position_product_id_index\` (\`group_id\`, \`position\`, \`product_id\`);`,
    );

    this.addSql(
      `create table \`idempotency_keys\` (\`id\` bigint unsigned not null auto_increment primary key, \`scope\` varchar(64) not null, \`input_hash\` varchar(64) not null, \`answer\` json null, \`finished_at\` datetime(3) null, \`created_at\` datetime(3) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`idempotency_keys\` add unique \`idempotency_keys_scope_unique\` (\`scope\`);`);
    this.addSql(`alter table \`idempotency_keys\` add index \`idempotency_keys_created_at_index\` (\`created_at\`);`);

    this.addSql(
      `create table \`locations\` (\`id\` bigint unsigned not null auto_increment primary key, \`name\` varchar(30) not null, \`kind\` varchar(10) not null, \`province\` varchar(20) not null, \`city\` varchar(20) not null, \`district\` varchar(20) not null, \`detail\` varchar(80) not null, \`phone\` varchar(20) not null, \`hours\` varchar(40) not null, \`latitude\` double null, \`longitude\` double null, \`pickup\` tinyint(1) not null, \`sells\` tinyint(1) not null, \`priority\` int not null, \`enabled\` tinyint(1) not null, \`created_at\` datetime(3) not null, \`updated_at\` datetime(3) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`locations\` add unique \`locations_name_unique\` (\`name\`);`);

    this.addSql(
      `create table \`orders\` (\`id\` bigint unsigned not null auto_increment primary key, \`no\` varchar(32) not null, \`customer_id\` bigint not null, \`request_key\` varchar(80) not null, \`request_hash\` varchar(64) not null, \`status\` varchar(20) not null, \`delivery_kind\` varchar(10) not null, \`location_id\` bigint not null, \`store_id\` bigint null, \`pieces\` int not null, \`items_total\` bigint not null, \`discount_total\` bigint not null, \`freight\` bigint not null, \`payable\` bigint not null, \`paid\` bigint not null, \`refunded\` bigint not null, \`payment_id\` bigint null, \`discounts\` json not null, \`invoice_title\` json null, \`note\` varchar(200) not null, \`staff_note\` varchar(300) not null, \`receiver_name\` varchar(20) not null, \`receiver_phone\` varchar(20) not null, \`province\` varchar(20) not null, \`city\` varchar(30) not null, \`district\` varchar(30) not null, \`street\` varchar(40) not null, \`detail\` varchar(80) not null, \`district_code\` varchar(6) not null, \`placed_at\` datetime(3) not null, \`pay_before\` datetime(3) not null, \`warned_at\` datetime(3) null, \`paid_at\` datetime(3) null, \`shipped_at\` datetime(3) null, \`receive_before\` datetime(3) null, \`received_at\` datetime(3) null, \`cancelled_at\` datetime(3) null, \`cancel_reason\` varchar(100) not null, \`cancelled_by\` varchar(10) not null, \`hurried_at\` datetime(3) null, \`extended\` tinyint(1) not null, \`hidden\` tinyint(1) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`orders\` add unique \`orders_no_unique\` (\`no\`);`);
    this.addSql(`alter table \`orders\` add index \`orders_customer_id_id_index\` (\`customer_id\`, \`id\`);`);
    this.addSql(`alter table \`orders\` add index \`orders_status_id_index\` (\`status\`, \`id\`);`);
    this.addSql(`alter table \`orders\` add index \`orders_status_paid_at_id_index\` (\`status\`, \`paid_at\`, \`id\`);`);
    this.addSql(`alter table \`orders\` add index \`orders_paid_at_index\` (\`paid_at\`);`);
    this.addSql(`alter table \`orders\` add index \`orders_location_id_status_id_index\` (\`location_id\`, \`status\`, \`id\`);`);
    this.addSql(`alter table \`orders\` add index \`orders_status_pay_before_index\` (\`status\`, \`pay_before\`);`);
    this.addSql(`alter table \`orders\` add index \`orders_status_receive_before_index\` (\`status\`, \`receive_before\`);`);
    this.addSql(`alter table \`orders\` add index \`orders_status_received_at_index\` (\`status\`, \`received_at\`);`);
    this.addSql(`alter table \`orders\` add index \`orders_receiver_phone_id_index\` (\`receiver_phone\`, \`id\`);`);
    this.addSql(`alter table \`orders\` add index \`orders_receiver_name_id_index\` (\`receiver_name\`, \`id\`);`);
    this.addSql(`alter table \`orders\` add unique \`orders_customer_id_request_key_unique\` (\`customer_id\`, \`request_key\`);`);

    this.addSql(
      `create table \`order_lines\` (\`id\` bigint unsigned not null auto_increment primary key, \`order_id\` bigint not null, \`sku_id\` bigint not null, \`product_id\` bigint not null, \`category_id\` bigint not null, \`code\` varchar(40) not null, \`name\` varchar(60) not null, \`spec\` varchar(100) not null, \`picture\` varchar(300) not null, \`quantity\` int not null, \`shipped\` int not null, \`unit_price\` bigint not null, \`discount\` bigint not null, \`freight\` bigint not null, \`payable\` bigint not null, \`refunded\` bigint not null, \`cost\` bigint null, \`weight_g\` int not null, \`limited\` tinyint(1) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`order_lines\` add index \`order_lines_order_id_index\` (\`order_id\`);`);
    this.addSql(`alter table \`order_lines\` add index \`order_lines_product_id_order_id_index\` (\`product_id\`, \`order_id\`);`);
    this.addSql(`alter table \`order_lines\` add index \`order_lines_sku_id_order_id_index\` (\`sku_id\`, \`order_id\`);`);

    this.addSql(
      `create table \`outbox_events\` (\`id\` bigint unsigned not null auto_increment primary key, \`name\` varchar(60) not null, \`payload\` json not null, \`created_at\` datetime(3) not null, \`published_at\` datetime(3) null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`outbox_events\` add index \`outbox_events_published_at_id_index\` (\`published_at\`, \`id\`);`);

    this.addSql(
      `create table \`parcels\` (\`id\` bigint unsigned not null auto_increment primary key, \`order_id\` bigint not null, \`seq\` int not null, \`kind\` varchar(10) not null, \`carrier\` varchar(10) not null, \`tracking_no\` varchar(32) not null, \`staff_id\` bigint not null, \`shipped_at\` datetime(3) not null, \`uploaded_at\` datetime(3) null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`parcels\` add index \`parcels_tracking_no_index\` (\`tracking_no\`);`);
    this.addSql(`alter table \`parcels\` add unique \`parcels_order_id_seq_unique\` (\`order_id\`, \`seq\`);`);

    this.addSql(
      `create table \`parcel_lines\` (\`id\` bigint unsigned not null auto_increment primary key, \`parcel_id\` bigint not null, \`line_id\` bigint not null, \`quantity\` int not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`parcel_lines\` add unique \`parcel_lines_parcel_id_line_id_unique\` (\`parcel_id\`, \`line_id\`);`);

    this.addSql(
      `create table \`payments\` (\`id\` bigint unsigned not null auto_increment primary key, \`no\` varchar(32) not null, \`kind\` varchar(20) not null, \`payable_no\` varchar(40) not null, \`customer_id\` bigint not null, \`channel\` varchar(10) not null, \`status\` varchar(20) not null, \`live_key\` varchar(64) null, \`amount\` bigint not null, \`refunded\` bigint not null, \`refunding\` bigint not null, \`unwanted\` tinyint(1) not null, \`transaction_id\` varchar(40) null, \`openid\` varchar(64) not null, \`description\` varchar(127) not null, \`notify_url\` varchar(255) not null, \`expires_at\` datetime(3) not null, \`prepay_id\` varchar(64) null, \`prepay_at\` datetime(3) null, \`query_step\` int not null, \`next_query_at\` datetime(3) null, \`refund_turn_at\` datetime(3) null, \`refund_turn_id\` bigint null, \`created_at\` datetime(3) not null, \`paid_at\` datetime(3) null, \`closed_at\` datetime(3) null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`payments\` add unique \`payments_no_unique\` (\`no\`);`);
    this.addSql(`alter table \`payments\` add unique \`payments_live_key_unique\` (\`live_key\`);`);
    this.addSql(`alter table \`payments\` add unique \`payments_transaction_id_unique\` (\`transaction_id\`);`);
    this.addSql(`alter table \`payments\` add index \`payments_kind_payable_no_id_index\` (\`kind\`, \`payable_no\`, \`id\`);`);
    this.addSql(`alter table \`payments\` add index \`payments_status_id_index\` (\`status\`, \`id\`);`);
    this.addSql(`alter table \`payments\` add index \`payments_status_next_query_at_index\` (\`status\`, \`next_query_at\`);`);
    this.addSql(`alter table \`payments\` add index \`payments_status_paid_at_index\` (\`status\`, \`paid_at\`);`);
    this.addSql(`alter table \`payments\` add index \`payments_created_at_index\` (\`created_at\`);`);

    this.addSql(
      `create table \`payment_alerts\` (\`id\` bigint unsigned not null auto_increment primary key, \`alert_key\` varchar(100) not null, \`payment_no\` varchar(64) not null, \`what\` varchar(10) not null, \`reason\` varchar(200) not null, \`said\` json not null, \`seen\` int not null, \`created_at\` datetime(3) not null, \`last_seen_at\` datetime(3) not null, \`resolved_at\` datetime(3) null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`payment_alerts\` add unique \`payment_alerts_alert_key_unique\` (\`alert_key\`);`);
    this.addSql(`alter table \`payment_alerts\` add index \`payment_alerts_resolved_at_index\` (\`resolved_at\`);`);

    this.addSql(
      `create table \`pickups\` (\`id\` bigint unsigned not null auto_increment primary key, \`order_id\` bigint not null, \`store_id\` bigint not null, \`code\` varchar(8) not null, \`open_code\` varchar(8) null, \`status\` varchar(10) not null, \`expires_at\` datetime(3) not null, \`verified_at\` datetime(3) null, \`verified_by\` bigint null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`pickups\` add unique \`pickups_order_id_unique\` (\`order_id\`);`);
    this.addSql(`alter table \`pickups\` add index \`pickups_status_expires_at_index\` (\`status\`, \`expires_at\`);`);
    this.addSql(`alter table \`pickups\` add unique \`pickups_store_id_open_code_unique\` (\`store_id\`, \`open_code\`);`);

    this.addSql(
      `create table \`price_history\` (\`id\` bigint unsigned not null auto_increment primary key, \`product_id\` bigint not null, \`sku_id\` bigint not null, \`sku_code\` varchar(40) not null, \`price_from\` bigint not null, \`price_to\` bigint not null, \`staff_id\` bigint null, \`staff_name\` varchar(60) not null, \`at\` datetime(3) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`price_history\` add index \`price_history_product_id_id_index\` (\`product_id\`, \`id\`);`);

    this.addSql(
      `create table \`products\` (\`id\` bigint unsigned not null auto_increment primary key, \`version\` int not null, \`status\` varchar(10) not null, \`name\` varchar(60) not null, \`subtitle\` varchar(60) not null, \`category_id\` bigint not null, \`brand_id\` bigint null, \`unit\` varchar(6) not null, \`gallery\` json not null, \`html\` text not null, \`attributes\` json not null, \`tags\` json not null, \`specs\` json not null, \`freight_template_id\` bigint null, \`min_quantity\` int not null, \`per_order\` int null, \`per_customer\` int null, \`sort\` int not null, \`shelf_at\` datetime(3) null, \`unshelf_at\` datetime(3) null, \`picture\` varchar(300) not null, \`price_min\` bigint not null, \`price_max\` bigint not null, \`market_price\` bigint null, \`sku_count\` int not null, \`stock\` int not null, \`sales\` int not null, \`created_at\` datetime(3) not null, \`updated_at\` datetime(3) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`products\` add index \`products_status_sort_id_index\` (\`status\`, \`sort\`, \`id\`);`);
    this.addSql(`alter table \`products\` add index \`products_status_sales_id_index\` (\`status\`, \`sales\`, \`id\`);`);
    this.addSql(`alter table \`products\` add index \`products_status_price_min_id_index\` (\`status\`, \`price_min\`, \`id\`);`);
    this.addSql(`alter table \`products\` add index \`products_status_stock_id_index\` (\`status\`, \`stock\`, \`id\`);`);
    this.addSql(`alter table \`products\` add index \`products_category_id_status_index\` (\`category_id\`, \`status\`);`);
    this.addSql(`alter table \`products\` add index \`products_brand_id_status_index\` (\`brand_id\`, \`status\`);`);
    this.addSql(`alter table \`products\` add index \`products_shelf_at_index\` (\`shelf_at\`);`);
    this.addSql(`alter table \`products\` add index \`products_unshelf_at_index\` (\`unshelf_at\`);`);

    this.addSql(
      `create table \`product_groups\` (\`id\` bigint unsigned not null auto_increment primary key, \`name\` varchar(20) not null, \`subtitle\` varchar(40) not null, \`on_home\` tinyint(1) not null, \`sort\` int not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );

    this.addSql(
      `create table \`purchase_counters\` (\`id\` bigint unsigned not null auto_increment primary key, \`customer_id\` bigint not null, \`product_id\` bigint not null, \`bought\` int not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(
      `alter table \`purchase_counters\` add unique \`purchase_counters_customer_id_product_id_unique\` (\`customer_id\`, \`product_id\`);`,
    );

    this.addSql(
      `create table \`reconciliation_days\` (\`id\` bigint unsigned not null auto_increment primary key, \`day\` varchar(10) not null, \`state\` varchar(12) not null, \`payments\` int not null, \`paid\` bigint not null, \`refunds\` int not null, \`refunded\` bigint not null, \`message\` varchar(200) not null, \`attempts\` int not null, \`started_at\` datetime(3) null, \`next_try_at\` datetime(3) null, \`finished_at\` datetime(3) null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`reconciliation_days\` add unique \`reconciliation_days_day_unique\` (\`day\`);`);

    this.addSql(
      `create table \`reconciliation_differences\` (\`id\` bigint unsigned not null auto_increment primary key, \`difference_key\` varchar(140) not null, \`day\` varchar(10) not null, \`kind\` varchar(20) not null, \`what\` varchar(10) not null, \`no\` varchar(64) not null, \`transaction_id\` varchar(64) not null, \`here\` bigint null, \`there\` bigint null, \`here_state\` varchar(40) not null, \`there_state\` varchar(40) not null, \`resolved\` tinyint(1) not null, \`resolved_by\` bigint null, \`note\` varchar(200) not null, \`alert_key\` varchar(100) null, \`created_at\` datetime(3) not null, \`seen_at\` datetime(3) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(
      `alter table \`reconciliation_differences\` add unique \`reconciliation_differences_difference_key_unique\` (\`difference_key\`);`,
    );
    this.addSql(`alter table \`reconciliation_differences\` add index \`reconciliation_differences_day_id_index\` (\`day\`, \`id\`);`);
    this.addSql(
      `alter table \`reconciliation_differences\` add index \`reconciliation_differences_resolved_id_index\` (\`resolved\`, \`id\`);`,
    );

    this.addSql(
      `create table \`refunds\` (\`id\` bigint unsigned not null auto_increment primary key, \`no\` varchar(64) not null, \`request_key\` varchar(100) not null, \`payment_id\` bigint not null, \`payment_no\` varchar(32) not null, \`kind\` varchar(20) not null, \`payable_no\` varchar(40) not null, \`status\` varchar(20) not null, \`amount\` bigint not null, \`reason\` varchar(80) not null, \`unwanted\` tinyint(1) not null, \`refund_id\` varchar(40) null, \`attempts\` int not null, \`failure\` varchar(200) not null, \`next_try_at\` datetime(3) null, \`created_at\` datetime(3) not null, \`accepted_at\` datetime(3) null, \`finished_at\` datetime(3) null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`refunds\` add unique \`refunds_no_unique\` (\`no\`);`);
    this.addSql(`alter table \`refunds\` add unique \`refunds_request_key_unique\` (\`request_key\`);`);
    this.addSql(`alter table \`refunds\` add index \`refunds_kind_payable_no_id_index\` (\`kind\`, \`payable_no\`, \`id\`);`);
    this.addSql(`alter table \`refunds\` add index \`refunds_payment_id_index\` (\`payment_id\`);`);
    this.addSql(`alter table \`refunds\` add index \`refunds_status_id_index\` (\`status\`, \`id\`);`);
    this.addSql(`alter table \`refunds\` add index \`refunds_status_next_try_at_index\` (\`status\`, \`next_try_at\`);`);
    this.addSql(`alter table \`refunds\` add index \`refunds_accepted_at_index\` (\`accepted_at\`);`);
    this.addSql(`alter table \`refunds\` add index \`refunds_created_at_index\` (\`created_at\`);`);

    this.addSql(
      `create table \`search_config\` (\`id\` int unsigned not null auto_increment primary key, \`hot\` json not null, \`synonyms\` json not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );

    this.addSql(
      `create table \`search_counts\` (\`day\` varchar(10) not null, \`word\` varchar(40) collate utf8mb4_bin not null, \`times\` int not null, \`found\` tinyint(1) not null, \`last_at\` datetime(3) not null, primary key (\`day\`, \`word\`)) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`search_counts\` add index \`search_counts_word_found_index\` (\`word\`, \`found\`);`);

    this.addSql(
      `create table \`search_history\` (\`customer_id\` bigint unsigned not null, \`word\` varchar(40) collate utf8mb4_bin not null, \`at\` datetime(3) not null, primary key (\`customer_id\`, \`word\`)) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`search_history\` add index \`search_history_customer_id_at_index\` (\`customer_id\`, \`at\`);`);

    this.addSql(
      `create table \`search_terms\` (\`term\` varchar(40) collate utf8mb4_bin not null, \`product_id\` bigint unsigned not null, \`weight\` int not null, primary key (\`term\`, \`product_id\`)) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`search_terms\` add index \`search_terms_product_id_index\` (\`product_id\`);`);

    this.addSql(
      `create table \`settings\` (\`name\` varchar(40) not null, \`fields\` json not null, \`updated_at\` datetime(3) not null, primary key (\`name\`)) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );

    this.addSql(
      `create table \`shipping_uploads\` (\`id\` bigint unsigned not null auto_increment primary key, \`order_id\` bigint not null, \`order_no\` varchar(32) not null, \`status\` varchar(10) not null, \`attempts\` int not null, \`mode\` int null, \`finished\` tinyint(1) not null, \`error_code\` varchar(20) not null, \`error\` varchar(300) not null, \`next_at\` datetime(3) null, \`updated_at\` datetime(3) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`shipping_uploads\` add unique \`shipping_uploads_order_id_unique\` (\`order_id\`);`);
    this.addSql(`alter table \`shipping_uploads\` add index \`shipping_uploads_order_no_index\` (\`order_no\`);`);
    this.addSql(`alter table \`shipping_uploads\` add index \`shipping_uploads_status_next_at_index\` (\`status\`, \`next_at\`);`);

    this.addSql(
      `create table \`staff_sign_in_guards\` (\`id\` bigint unsigned not null auto_increment primary key, \`login\` varchar(60) not null, \`tries\` int not null, \`since\` datetime(3) not null, \`locked_until\` datetime(3) null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`staff_sign_in_guards\` add unique \`staff_sign_in_guards_login_unique\` (\`login\`);`);
    this.addSql(`alter table \`staff_sign_in_guards\` add index \`staff_sign_in_guards_since_index\` (\`since\`);`);

    this.addSql(
      `create table \`skus\` (\`id\` bigint unsigned not null auto_increment primary key, \`product_id\` bigint not null, \`code\` varchar(40) not null, \`barcode\` varchar(20) not null, \`spec_values\` json not null, \`spec\` varchar(100) not null, \`price\` bigint not null, \`market_price\` bigint null, \`cost\` bigint null, \`picture\` varchar(300) null, \`cover\` varchar(300) not null, \`weight_g\` int not null, \`volume_cm3\` int not null, \`enabled\` tinyint(1) not null, \`removed\` tinyint(1) not null, \`position\` int not null, \`available\` int not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`skus\` add unique \`skus_code_unique\` (\`code\`);`);
    this.addSql(`alter table \`skus\` add index \`skus_barcode_index\` (\`barcode\`);`);
    this.addSql(`alter table \`skus\` add index \`skus_product_id_position_index\` (\`product_id\`, \`position\`);`);

    this.addSql(
      `create table \`staff_members\` (\`id\` bigint unsigned not null auto_increment primary key, \`login\` varchar(60) not null, \`name\` varchar(30) not null, \`phone\` varchar(20) null, \`password_hash\` varchar(200) not null, \`must_change_password\` tinyint(1) not null, \`enabled\` tinyint(1) not null, \`location_ids\` json null, \`customer_scope\` varchar(10) not null, \`totp_secret\` varchar(200) null, \`totp_pending\` varchar(200) null, \`totp_step\` bigint not null, \`last_sign_in_at\` datetime(3) null, \`created_at\` datetime(3) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`staff_members\` add unique \`staff_members_login_unique\` (\`login\`);`);

    this.addSql(
      `create table \`staff_roles\` (\`id\` bigint unsigned not null auto_increment primary key, \`name\` varchar(30) not null, \`built_in\` varchar(20) null, \`permissions\` json not null, \`created_at\` datetime(3) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`staff_roles\` add unique \`staff_roles_name_unique\` (\`name\`);`);
    this.addSql(`alter table \`staff_roles\` add unique \`staff_roles_built_in_unique\` (\`built_in\`);`);

    this.addSql(
      `create table \`staff_role_members\` (\`id\` bigint unsigned not null auto_increment primary key, \`staff_id\` bigint not null, \`role_id\` bigint not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`staff_role_members\` add index \`staff_role_members_role_id_index\` (\`role_id\`);`);
    this.addSql(
      `alter table \`staff_role_members\` add unique \`staff_role_members_staff_id_role_id_unique\` (\`staff_id\`, \`role_id\`);`,
    );

    this.addSql(
      `create table \`staff_sessions\` (\`id\` bigint unsigned not null auto_increment primary key, \`token_hash\` varchar(64) not null, \`staff_id\` bigint not null, \`ip\` varchar(64) not null, \`user_agent\` varchar(200) not null, \`created_at\` datetime(3) not null, \`last_seen_at\` datetime(3) not null, \`expires_at\` datetime(3) not null, \`re_password_at\` datetime(3) null, \`revoked_at\` datetime(3) null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`staff_sessions\` add unique \`staff_sessions_token_hash_unique\` (\`token_hash\`);`);
    this.addSql(`alter table \`staff_sessions\` add index \`staff_sessions_expires_at_index\` (\`expires_at\`);`);
    this.addSql(`alter table \`staff_sessions\` add index \`staff_sessions_staff_id_revoked_at_index\` (\`staff_id\`, \`revoked_at\`);`);

    this.addSql(
      `create table \`state_log\` (\`id\` bigint unsigned not null auto_increment primary key, \`subject\` varchar(40) not null, \`subject_id\` bigint not null, \`move\` varchar(40) not null, \`from_status\` varchar(20) not null, \`to_status\` varchar(20) not null, \`title\` varchar(40) not null, \`note\` varchar(300) not null, \`actor_kind\` varchar(10) not null, \`actor_id\` bigint null, \`actor_name\` varchar(60) not null, \`data\` json null, \`at\` datetime(3) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`state_log\` add index \`state_log_subject_subject_id_id_index\` (\`subject\`, \`subject_id\`, \`id\`);`);

    this.addSql(
      `create table \`stock\` (\`id\` bigint unsigned not null auto_increment primary key, \`sku_id\` bigint not null, \`location_id\` bigint not null, \`on_hand\` int not null, \`reserved\` int not null, \`low_threshold\` int null, \`low_since\` datetime(3) null, \`dirty\` tinyint(1) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`stock\` add index \`stock_location_id_sku_id_index\` (\`location_id\`, \`sku_id\`);`);
    this.addSql(`alter table \`stock\` add index \`stock_dirty_sku_id_index\` (\`dirty\`, \`sku_id\`);`);
    this.addSql(`alter table \`stock\` add unique \`stock_sku_id_location_id_unique\` (\`sku_id\`, \`location_id\`);`);

    this.addSql(
      `create table \`stock_counts\` (\`id\` bigint unsigned not null auto_increment primary key, \`no\` varchar(32) not null, \`status\` varchar(20) not null, \`location_id\` bigint not null, \`open_location_id\` bigint null, \`note\` varchar(100) not null, \`staff_id\` bigint not null, \`staff_name\` varchar(60) not null, \`created_at\` datetime(3) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`stock_counts\` add unique \`stock_counts_no_unique\` (\`no\`);`);
    this.addSql(`alter table \`stock_counts\` add index \`stock_counts_location_id_index\` (\`location_id\`);`);
    this.addSql(`alter table \`stock_counts\` add unique \`stock_counts_open_location_id_unique\` (\`open_location_id\`);`);

    this.addSql(
      `create table \`stock_count_lines\` (\`id\` bigint unsigned not null auto_increment primary key, \`count_id\` bigint not null, \`sku_id\` bigint not null, \`expected\` int not null, \`counted\` int null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`stock_count_lines\` add unique \`stock_count_lines_count_id_sku_id_unique\` (\`count_id\`, \`sku_id\`);`);

    this.addSql(
      `create table \`stock_movements\` (\`id\` bigint unsigned not null auto_increment primary key, \`at\` datetime(3) not null, \`sku_id\` bigint not null, \`location_id\` bigint not null, \`reason\` varchar(20) not null, \`on_hand_delta\` int not null, \`reserved_delta\` int not null, \`on_hand_after\` int not null, \`reserved_after\` int not null, \`source\` varchar(80) not null, \`note\` varchar(120) not null, \`staff_id\` bigint null, \`staff_name\` varchar(60) not null, \`business_key\` varchar(140) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`stock_movements\` add unique \`stock_movements_business_key_unique\` (\`business_key\`);`);
    this.addSql(`alter table \`stock_movements\` add index \`stock_movements_sku_id_id_index\` (\`sku_id\`, \`id\`);`);
    this.addSql(`alter table \`stock_movements\` add index \`stock_movements_location_id_id_index\` (\`location_id\`, \`id\`);`);

    this.addSql(
      `create table \`stock_transfers\` (\`id\` bigint unsigned not null auto_increment primary key, \`no\` varchar(32) not null, \`status\` varchar(20) not null, \`from_id\` bigint not null, \`to_id\` bigint not null, \`note\` varchar(100) not null, \`staff_id\` bigint not null, \`staff_name\` varchar(60) not null, \`created_at\` datetime(3) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`stock_transfers\` add unique \`stock_transfers_no_unique\` (\`no\`);`);
    this.addSql(`alter table \`stock_transfers\` add index \`stock_transfers_status_id_index\` (\`status\`, \`id\`);`);
    this.addSql(`alter table \`stock_transfers\` add index \`stock_transfers_from_id_status_index\` (\`from_id\`, \`status\`);`);
    this.addSql(`alter table \`stock_transfers\` add index \`stock_transfers_to_id_status_index\` (\`to_id\`, \`status\`);`);

    this.addSql(
      `create table \`stock_transfer_lines\` (\`id\` bigint unsigned not null auto_increment primary key, \`transfer_id\` bigint not null, \`sku_id\` bigint not null, \`quantity\` int not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(
      `alter table \`stock_transfer_lines\` add unique \`stock_transfer_lines_transfer_id_sku_id_unique\` (\`transfer_id\`, \`sku_id\`);`,
    );

    this.addSql(
      `create table \`tasks\` (\`id\` bigint unsigned not null auto_increment primary key, \`kind\` varchar(40) not null, \`title\` varchar(100) not null, \`staff_id\` bigint null, \`payload\` json not null, \`state\` varchar(10) not null, \`done\` int not null, \`total\` int not null, \`message\` varchar(300) not null, \`errors\` json not null, \`file\` varchar(200) null, \`file_name\` varchar(120) null, \`attempts\` int not null, \`lease_until\` datetime(3) not null, \`created_at\` datetime(3) not null, \`finished_at\` datetime(3) null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`tasks\` add index \`tasks_staff_id_id_index\` (\`staff_id\`, \`id\`);`);
    this.addSql(`alter table \`tasks\` add index \`tasks_state_lease_until_index\` (\`state\`, \`lease_until\`);`);

    this.addSql(
      `create table \`wechat_pushes\` (\`id\` bigint unsigned not null auto_increment primary key, \`fingerprint\` varchar(64) not null, \`event\` varchar(60) not null, \`received_at\` datetime(3) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`wechat_pushes\` add unique \`wechat_pushes_fingerprint_unique\` (\`fingerprint\`);`);
    this.addSql(`alter table \`wechat_pushes\` add index \`wechat_pushes_received_at_index\` (\`received_at\`);`);
  }

  override down(): void | Promise<void> {
    this.addSql('drop table if exists `wechat_pushes`;');
    this.addSql('drop table if exists `tasks`;');
    this.addSql('drop table if exists `stock_transfer_lines`;');
    this.addSql('drop table if exists `stock_transfers`;');
    this.addSql('drop table if exists `stock_movements`;');
    this.addSql('drop table if exists `stock_count_lines`;');
    this.addSql('drop table if exists `stock_counts`;');
    this.addSql('drop table if exists `stock`;');
    this.addSql('drop table if exists `state_log`;');
    this.addSql('drop table if exists `staff_sessions`;');
    this.addSql('drop table if exists `staff_role_members`;');
    this.addSql('drop table if exists `staff_roles`;');
    this.addSql('drop table if exists `staff_members`;');
    this.addSql('drop table if exists `skus`;');
    this.addSql('drop table if exists `staff_sign_in_guards`;');
    this.addSql('drop table if exists `shipping_uploads`;');
    this.addSql('drop table if exists `settings`;');
    this.addSql('drop table if exists `search_terms`;');
    this.addSql('drop table if exists `search_history`;');
    this.addSql('drop table if exists `search_counts`;');
    this.addSql('drop table if exists `search_config`;');
    this.addSql('drop table if exists `refunds`;');
    this.addSql('drop table if exists `reconciliation_differences`;');
    this.addSql('drop table if exists `reconciliation_days`;');
    this.addSql('drop table if exists `purchase_counters`;');
    this.addSql('drop table if exists `product_groups`;');
    this.addSql('drop table if exists `products`;');
    this.addSql('drop table if exists `price_history`;');
    this.addSql('drop table if exists `pickups`;');
    this.addSql('drop table if exists `payment_alerts`;');
    this.addSql('drop table if exists `payments`;');
    this.addSql('drop table if exists `parcel_lines`;');
    this.addSql('drop table if exists `parcels`;');
    this.addSql('drop table if exists `outbox_events`;');
    this.addSql('drop table if exists `order_lines`;');
    this.addSql('drop table if exists `orders`;');
    this.addSql('drop table if exists `locations`;');
    this.addSql('drop table if exists `idempotency_keys`;');
    this.addSql('drop table if exists `group_products`;');
    this.addSql('drop table if exists `freight_templates`;');
    this.addSql('drop table if exists `footprints`;');
    this.addSql('drop table if exists `favourites`;');
    this.addSql('drop table if exists `failed_jobs`;');
    this.addSql('drop table if exists `customer_sessions`;');
    this.addSql('drop table if exists `customer_purchases`;');
    this.addSql('drop table if exists `customer_consents`;');
    this.addSql('drop table if exists `customer_addresses`;');
    this.addSql('drop table if exists `customers`;');
    this.addSql('drop table if exists `categories`;');
    this.addSql('drop table if exists `cart_items`;');
    this.addSql('drop table if exists `brands`;');
    this.addSql('drop table if exists `banners`;');
    this.addSql('drop table if exists `audit_entries`;');
  }
}
