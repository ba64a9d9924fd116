import { Migration } from '@mikro-orm/migrations';

export class Migration20261122025902_money extends Migration {
  override name = 'Migration20261122025902_money';

  override up(): void | Promise<void> {
    this.addSql(
      `create table \`after_sales_cases\` (\`id\` bigint unsigned not null auto_increment primary key, \`no\` varchar(32) not null, \`order_id\` bigint not null, \`order_no\` varchar(32) not null, \`customer_id\` bigint not null, \`location_id\` bigint not null, \`kind\` varchar(20) not null, \`stage\` varchar(10) not null, \`status\` varchar(20) not null, \`reason_code\` varchar(30) not null, \`reason_label\` varchar(20) not null, \`description\` varchar(500) not null, \`pictures\` json not null, \`goods\` bigint not null, \`freight\` bigint not null, \`freight_decided\` tinyint(1) not null, \`to_balance\` tinyint(1) not null, \`freight_by\` varchar(10) not null, \`previous_id\` bigint null, \`opened_by_staff\` tinyint(1) not null, \`return_location_id\` bigint null, \`return_to\` json null, \`return_carrier\` varchar(10) not null, \`return_tracking_no\` varchar(32) not null, \`sent_at\` datetime(3) null, \`received_at\` datetime(3) null, \`inspected_at\` datetime(3) null, \`reserved\` tinyint(1) not null, \`resend_carrier\` varchar(10) not null, \`resend_tracking_no\` varchar(32) not null, \`resent_at\` datetime(3) null, \`refusal\` varchar(200) not null, \`refusal_pictures\` json not null, \`refused_at\` datetime(3) null, \`back_carrier\` varchar(10) not null, \`back_tracking_no\` varchar(32) not null, \`refund_id\` bigint null, \`requested_at\` datetime(3) not null, \`ended_at\` datetime(3) null, \`due_at\` datetime(3) null, \`urgent_at\` datetime(3) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`after_sales_cases\` add unique \`after_sales_cases_no_unique\` (\`no\`);`);
    this.addSql(`alter table \`after_sales_cases\` add index \`after_sales_cases_status_due_at_index\` (\`status\`, \`due_at\`);`);
    this.addSql(
      `alter table \`after_sales_cases\` add index \`after_sales_cases_status_urgent_at_id_index\` (\`status\`, \`urgent_at\`, \`id\`);`,
    );
    this.addSql(`alter table \`after_sales_cases\` add index \`after_sales_cases_urgent_at_id_index\` (\`urgent_at\`, \`id\`);`);
    this.addSql(`alter table \`after_sales_cases\` add index \`after_sales_cases_customer_id_id_index\` (\`customer_id\`, \`id\`);`);
    this.addSql(`alter table \`after_sales_cases\` add index \`after_sales_cases_order_id_id_index\` (\`order_id\`, \`id\`);`);
    this.addSql(`alter table \`after_sales_cases\` add index \`after_sales_cases_requested_at_index\` (\`requested_at\`);`);
    this.addSql(`alter table \`after_sales_cases\` add index \`after_sales_cases_return_tracking_no_index\` (\`return_tracking_no\`);`);
    this.addSql(`alter table \`after_sales_cases\` add index \`after_sales_cases_refund_id_index\` (\`refund_id\`);`);

    this.addSql(
      `create table \`after_sales_lines\` (\`id\` bigint unsigned not null auto_increment primary key, \`case_id\` bigint not null, \`line_id\` bigint not null, \`product_id\` bigint not null, \`sku_id\` bigint not null, \`quantity\` int not null, \`asked\` bigint not null, \`amount\` bigint not null, \`sellable\` int not null, \`damaged\` int not null, \`missing\` int not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`after_sales_lines\` add index \`after_sales_lines_line_id_index\` (\`line_id\`);`);
    this.addSql(
      `alter table \`after_sales_lines\` add index \`after_sales_lines_product_id_case_id_index\` (\`product_id\`, \`case_id\`);`,
    );
    this.addSql(`alter table \`after_sales_lines\` add unique \`after_sales_lines_case_id_line_id_unique\` (\`case_id\`, \`line_id\`);`);

    this.addSql(
      `create table \`after_sales_messages\` (\`id\` bigint unsigned not null auto_increment primary key, \`case_id\` bigint not null, \`at\` datetime(3) not null, \`actor_kind\` varchar(10) not null, \`actor_name\` varchar(60) not null, \`text\` varchar(500) not null, \`pictures\` json not null, \`internal\` tinyint(1) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`after_sales_messages\` add index \`after_sales_messages_case_id_id_index\` (\`case_id\`, \`id\`);`);

    this.addSql(
      `create table \`after_sales_units\` (\`id\` bigint unsigned not null auto_increment primary key, \`case_id\` bigint not null, \`line_id\` bigint not null, \`decision\` varchar(10) not null, \`quantity\` int not null, \`note\` varchar(100) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`after_sales_units\` add index \`after_sales_units_case_id_index\` (\`case_id\`);`);

    this.addSql(
      `create table \`check_incidents\` (\`id\` bigint unsigned not null auto_increment primary key, \`name\` varchar(160) not null, \`live_key\` varchar(160) null, \`title\` varchar(120) not null, \`started_at\` datetime(3) not null, \`last_seen_at\` datetime(3) not null, \`ended_at\` datetime(3) null, \`runs\` int not null, \`bad_rows\` int not null, \`first_rows\` json not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`check_incidents\` add unique \`check_incidents_live_key_unique\` (\`live_key\`);`);

    this.addSql(
      `create table \`check_results\` (\`name\` varchar(160) not null, \`state\` varchar(10) not null, \`ran_at\` datetime(3) not null, \`ms\` int not null, \`bad_rows\` int not null, \`first_rows\` json not null, \`message\` varchar(300) not null, primary key (\`name\`)) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );

    this.addSql(
      `create table \`check_runs\` (\`id\` bigint unsigned not null auto_increment primary key, \`state\` varchar(10) not null, \`live_key\` varchar(10) null, \`whole\` tinyint(1) not null, \`staff_id\` bigint null, \`staff_name\` varchar(60) not null, \`started_at\` datetime(3) not null, \`beat_at\` datetime(3) not null, \`finished_at\` datetime(3) null, \`ms\` int not null, \`checks\` int not null, \`red\` int not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`check_runs\` add unique \`check_runs_live_key_unique\` (\`live_key\`);`);
    this.addSql(`alter table \`check_runs\` add index \`check_runs_whole_started_at_index\` (\`whole\`, \`started_at\`);`);

    this.addSql(
      `create table \`customer_refunds\` (\`id\` bigint unsigned not null auto_increment primary key, \`refund_id\` bigint not null, \`customer_id\` bigint not null, \`amount\` bigint not null, \`at\` datetime(3) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`customer_refunds\` add unique \`customer_refunds_refund_id_unique\` (\`refund_id\`);`);
    this.addSql(`alter table \`customer_refunds\` add index \`customer_refunds_customer_id_index\` (\`customer_id\`);`);

    this.addSql(
      `create table \`invoices\` (\`id\` bigint unsigned not null auto_increment primary key, \`no\` varchar(20) not null, \`customer_id\` bigint not null, \`status\` varchar(20) not null, \`type\` varchar(10) not null, \`automatic\` tinyint(1) not null, \`buyer_kind\` varchar(10) not null, \`title\` varchar(100) not null, \`tax_no\` varchar(20) null, \`buyer_address\` varchar(100) not null, \`buyer_phone\` varchar(30) not null, \`buyer_bank\` varchar(60) not null, \`buyer_account\` varchar(40) not null, \`email\` varchar(100) not null, \`phone\` varchar(20) not null, \`remark\` varchar(200) not null, \`amount\` bigint not null, \`net\` bigint not null, \`tax\` bigint not null, \`balance_invoiced\` tinyint(1) not null default false, \`red\` bigint not null, \`replaces_id\` bigint null, \`provider\` varchar(20) not null, \`receipt\` tinyint(1) not null, \`provider_no\` varchar(20) null, \`provider_serial\` varchar(64) not null, \`command\` json null, \`invoice_number\` varchar(30) null, \`attempts\` int not null, \`next_try_at\` datetime(3) null, \`lease_until\` datetime(3) null, \`failure\` varchar(200) not null, \`trouble\` varchar(200) not null, \`requested_at\` datetime(3) not null, \`issued_at\` datetime(3) null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
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

    this.addSql(
      `create table \`invoice_deliveries\` (\`id\` bigint unsigned not null auto_increment primary key, \`invoice_id\` bigint not null, \`channel\` varchar(10) not null, \`target\` varchar(100) not null, \`status\` varchar(10) not null, \`attempts\` int not null, \`next_try_at\` datetime(3) null, \`failure\` varchar(200) not null, \`created_at\` datetime(3) not null, \`sent_at\` datetime(3) null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`invoice_deliveries\` add index \`invoice_deliveries_invoice_id_index\` (\`invoice_id\`);`);
    this.addSql(
      `alter table \`invoice_deliveries\` add index \`invoice_deliveries_status_next_try_at_index\` (\`status\`, \`next_try_at\`);`,
    );

    this.addSql(
      `create table \`invoice_files\` (\`id\` bigint unsigned not null auto_increment primary key, \`invoice_id\` bigint not null, \`red_key\` bigint not null, \`format\` varchar(5) not null, \`state\` varchar(10) not null, \`url\` varchar(1000) not null, \`path\` varchar(200) not null, \`sha256\` varchar(64) not null, \`bytes\` int not null, \`attempts\` int not null, \`next_try_at\` datetime(3) null, \`failure\` varchar(200) not null, \`kept_at\` datetime(3) null, \`keep_until\` datetime(3) null, \`verified_at\` datetime(3) null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`invoice_files\` add index \`invoice_files_invoice_id_index\` (\`invoice_id\`);`);
    this.addSql(`alter table \`invoice_files\` add index \`invoice_files_state_next_try_at_index\` (\`state\`, \`next_try_at\`);`);
    this.addSql(`alter table \`invoice_files\` add index \`invoice_files_state_verified_at_index\` (\`state\`, \`verified_at\`);`);
    this.addSql(
      `alter table \`invoice_files\` add unique \`invoice_files_invoice_id_red_key_format_unique\` (\`invoice_id\`, \`red_key\`, \`format\`);`,
    );

    this.addSql(
      `create table \`invoice_lines\` (\`id\` bigint unsigned not null auto_increment primary key, \`invoice_id\` bigint not null, \`position\` int not null, \`order_id\` bigint not null, \`order_line_id\` bigint null, \`live_key\` varchar(40) null, \`property\` varchar(10) not null, \`name\` varchar(100) not null, \`spec\` varchar(100) not null, \`unit\` varchar(10) not null, \`quantity\` int null, \`price\` varchar(30) null, \`tax_code\` varchar(19) not null, \`tax_rate\` int not null, \`tax_mark\` varchar(10) not null, \`gross\` bigint not null, \`net\` bigint not null, \`tax\` bigint not null, \`sale_gross\` bigint not null, \`sale_tax\` bigint not null, \`red_gross\` bigint not null, \`red_tax\` bigint not null, \`red_quantity\` int not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`invoice_lines\` add unique \`invoice_lines_live_key_unique\` (\`live_key\`);`);
    this.addSql(`alter table \`invoice_lines\` add index \`invoice_lines_order_line_id_index\` (\`order_line_id\`);`);
    this.addSql(`alter table \`invoice_lines\` add unique \`invoice_lines_invoice_id_position_unique\` (\`invoice_id\`, \`position\`);`);

    this.addSql(
      `create table \`invoice_orders\` (\`id\` bigint unsigned not null auto_increment primary key, \`invoice_id\` bigint not null, \`order_id\` bigint not null, \`order_no\` varchar(32) not null, \`location_id\` bigint not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`invoice_orders\` add index \`invoice_orders_order_id_index\` (\`order_id\`);`);
    this.addSql(`alter table \`invoice_orders\` add index \`invoice_orders_order_no_index\` (\`order_no\`);`);
    this.addSql(`alter table \`invoice_orders\` add unique \`invoice_orders_invoice_id_order_id_unique\` (\`invoice_id\`, \`order_id\`);`);

    this.addSql(
      `create table \`invoice_reds\` (\`id\` bigint unsigned not null auto_increment primary key, \`no\` varchar(20) not null, \`invoice_id\` bigint not null, \`status\` varchar(20) not null, \`reason\` varchar(10) not null, \`cause\` varchar(60) not null, \`automatic\` tinyint(1) not null, \`note\` varchar(100) not null, \`amount\` bigint not null, \`net\` bigint not null, \`tax\` bigint not null, \`apply_no\` varchar(20) not null, \`apply_id\` varchar(64) not null, \`confirm_no\` varchar(64) not null, \`confirm_before\` datetime(3) null, \`command\` json not null, \`red_no\` varchar(20) not null, \`red_serial\` varchar(64) not null, \`invoice_number\` varchar(30) null, \`attempts\` int not null, \`next_try_at\` datetime(3) null, \`lease_until\` datetime(3) null, \`failure\` varchar(200) not null, \`created_at\` datetime(3) not null, \`issued_at\` datetime(3) null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`invoice_reds\` add unique \`invoice_reds_no_unique\` (\`no\`);`);
    this.addSql(`alter table \`invoice_reds\` add unique \`invoice_reds_apply_no_unique\` (\`apply_no\`);`);
    this.addSql(`alter table \`invoice_reds\` add unique \`invoice_reds_red_no_unique\` (\`red_no\`);`);
    this.addSql(`alter table \`invoice_reds\` add unique \`invoice_reds_invoice_number_unique\` (\`invoice_number\`);`);
    this.addSql(`alter table \`invoice_reds\` add index \`invoice_reds_status_next_try_at_index\` (\`status\`, \`next_try_at\`);`);
    this.addSql(`alter table \`invoice_reds\` add index \`invoice_reds_issued_at_index\` (\`issued_at\`);`);
    this.addSql(`alter table \`invoice_reds\` add unique \`invoice_reds_invoice_id_cause_unique\` (\`invoice_id\`, \`cause\`);`);

    this.addSql(
      `create table \`invoice_red_lines\` (\`id\` bigint unsigned not null auto_increment primary key, \`red_id\` bigint not null, \`line_id\` bigint not null, \`quantity\` int not null, \`gross\` bigint not null, \`net\` bigint not null, \`tax\` bigint not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`invoice_red_lines\` add index \`invoice_red_lines_line_id_index\` (\`line_id\`);`);
    this.addSql(`alter table \`invoice_red_lines\` add unique \`invoice_red_lines_red_id_line_id_unique\` (\`red_id\`, \`line_id\`);`);

    this.addSql(
      `create table \`invoice_titles\` (\`id\` bigint unsigned not null auto_increment primary key, \`customer_id\` bigint not null, \`fingerprint\` varchar(64) not null, \`default_of\` bigint null, \`kind\` varchar(10) not null, \`title\` varchar(100) not null, \`tax_no\` varchar(20) null, \`address\` varchar(100) not null, \`phone\` varchar(30) not null, \`bank\` varchar(60) not null, \`account\` varchar(40) not null, \`updated_at\` datetime(3) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`invoice_titles\` add unique \`invoice_titles_default_of_unique\` (\`default_of\`);`);
    this.addSql(
      `alter table \`invoice_titles\` add unique \`invoice_titles_customer_id_fingerprint_unique\` (\`customer_id\`, \`fingerprint\`);`,
    );

    this.addSql(
      `create table \`known_titles\` (\`id\` bigint unsigned not null auto_increment primary key, \`tax_no\` varchar(20) not null, \`title\` varchar(100) not null, \`uses\` int not null, \`last_at\` datetime(3) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`known_titles\` add unique \`known_titles_tax_no_unique\` (\`tax_no\`);`);
    this.addSql(`alter table \`known_titles\` add index \`known_titles_title_index\` (\`title\`);`);

    this.addSql(
      `create table \`ledger_accounts\` (\`account\` varchar(60) not null, \`slot\` int unsigned not null, \`kind\` varchar(30) not null, \`owner_id\` bigint null, \`debit\` bigint not null, \`credit\` bigint not null, \`held\` bigint not null, primary key (\`account\`, \`slot\`)) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`ledger_accounts\` add index \`ledger_accounts_kind_account_index\` (\`kind\`, \`account\`);`);
    this.addSql(`alter table \`ledger_accounts\` add index \`ledger_accounts_owner_id_index\` (\`owner_id\`);`);

    this.addSql(
      `create table \`ledger_postings\` (\`id\` bigint unsigned not null auto_increment primary key, \`transaction_id\` bigint not null, \`account\` varchar(60) not null, \`amount\` bigint not null, \`at\` datetime(3) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(
      `alter table \`ledger_postings\` add index \`ledger_postings_account_at_id_amount_index\` (\`account\`, \`at\`, \`id\`, \`amount\`);`,
    );
    this.addSql(
      `alter table \`ledger_postings\` add index \`ledger_postings_transaction_id_amount_index\` (\`transaction_id\`, \`amount\`);`,
    );

    this.addSql(
      `create table \`ledger_transactions\` (\`id\` bigint unsigned not null auto_increment primary key, \`reference\` varchar(100) not null, \`kind\` varchar(30) not null, \`title\` varchar(60) not null, \`note\` varchar(200) not null, \`state\` varchar(10) not null, \`source_kind\` varchar(20) not null, \`source_no\` varchar(64) not null, \`fingerprint\` varchar(64) not null, \`pending\` json null, \`reverses_id\` bigint null, \`at\` datetime(3) not null, \`booked_at\` datetime(3) not null, \`staff_id\` bigint null, \`staff_name\` varchar(60) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`ledger_transactions\` add unique \`ledger_transactions_reference_unique\` (\`reference\`);`);
    this.addSql(`alter table \`ledger_transactions\` add unique \`ledger_transactions_reverses_id_unique\` (\`reverses_id\`);`);
    this.addSql(`alter table \`ledger_transactions\` add index \`ledger_transactions_state_id_index\` (\`state\`, \`id\`);`);
    this.addSql(`alter table \`ledger_transactions\` add index \`ledger_transactions_at_id_index\` (\`at\`, \`id\`);`);
    this.addSql(`alter table \`ledger_transactions\` add index \`ledger_transactions_kind_at_id_index\` (\`kind\`, \`at\`, \`id\`);`);
    this.addSql(
      `alter table \`ledger_transactions\` add index \`ledger_transactions_source_no_at_id_index\` (\`source_no\`, \`at\`, \`id\`);`,
    );
    this.addSql(
      `alter table \`ledger_transactions\` add index \`ledger_transactions_staff_id_kind_at_index\` (\`staff_id\`, \`kind\`, \`at\`);`,
    );

    this.addSql(
      `create table \`order_refunds\` (\`id\` bigint unsigned not null auto_increment primary key, \`order_id\` bigint not null, \`refund_id\` bigint not null, \`goods\` bigint not null, \`freight\` bigint not null, \`at\` datetime(3) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`order_refunds\` add unique \`order_refunds_refund_id_unique\` (\`refund_id\`);`);
    this.addSql(`alter table \`order_refunds\` add index \`order_refunds_order_id_index\` (\`order_id\`);`);

    this.addSql(
      `create table \`order_refund_lines\` (\`id\` bigint unsigned not null auto_increment primary key, \`refund_id\` bigint not null, \`line_id\` bigint not null, \`amount\` bigint not null, \`quantity\` int not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`,
    );
    this.addSql(`alter table \`order_refund_lines\` add index \`order_refund_lines_line_id_index\` (\`line_id\`);`);
    this.addSql(
      `alter table \`order_refund_lines\` add unique \`order_refund_lines_refund_id_line_id_unique\` (\`refund_id\`, \`line_id\`);`,
    );

    this.addSql(
      `alter table \`categories\` add \`tax_code\` varchar(19) not null, add \`tax_rate\` int null, add \`tax_mark\` varchar(10) not null default 'normal';`,
    );

    this.addSql(
      `alter table \`orders\` add \`open_cases\` int not null, add \`paused_at\` datetime(3) null, add \`paused_ms\` bigint not null, add \`refunded_freight\` bigint not null, add \`refunding_freight\` bigint not null;`,
    );

    this.addSql(
      `alter table \`order_lines\` add \`cancelled\` int not null, add \`held\` int not null, add \`returned\` int not null, add \`case_id\` bigint null, add \`refunding\` bigint not null;`,
    );

    this.addSql(
      `alter table \`payments\` add \`location_id\` bigint null, add \`balance_part\` bigint not null, add \`channel_refunds\` int not null;`,
    );
    this.addSql(`alter table \`payments\` add index \`payments_location_id_id_index\` (\`location_id\`, \`id\`);`);

    this.addSql(
      `alter table \`products\` add \`tax_code\` varchar(19) not null, add \`tax_rate\` int null, add \`tax_mark\` varchar(10) not null default 'normal';`,
    );

    this.addSql(
      `alter table \`reconciliation_days\` add \`our_payments\` int not null, add \`our_paid\` bigint not null, add \`our_refunds\` int not null, add \`our_refunded\` bigint not null, add \`fees\` bigint not null, add \`fees_booked\` bigint not null, add \`other_flow\` bigint not null, add \`net\` bigint not null, add \`closing_balance\` bigint null, add \`operation_balance\` bigint null, add \`closed_at\` datetime(3) null, add \`closed_by\` bigint null;`,
    );

    this.addSql(`alter table \`reconciliation_differences\` add \`source\` varchar(10) not null, add \`resolved_at\` datetime(3) null;`);

    this.addSql(
      `alter table \`refunds\` add \`root_id\` bigint null, add \`customer_id\` bigint not null, add \`location_id\` bigint null, add \`balance_part\` bigint not null, add \`way\` varchar(12) not null, add \`received_account\` varchar(64) not null, add \`card_target\` varchar(14) not null, add \`returned_at\` datetime(3) null, add \`offline\` json null;`,
    );
    this.addSql(`alter table \`refunds\` add index \`refunds_location_id_id_index\` (\`location_id\`, \`id\`);`);
    this.addSql(`alter table \`refunds\` add index \`refunds_refund_id_index\` (\`refund_id\`);`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists \`after_sales_cases\`;`);
    this.addSql(`drop table if exists \`after_sales_lines\`;`);
    this.addSql(`drop table if exists \`after_sales_messages\`;`);
    this.addSql(`drop table if exists \`after_sales_units\`;`);
    this.addSql(`drop table if exists \`check_incidents\`;`);
    this.addSql(`drop table if exists \`check_results\`;`);
    this.addSql(`drop table if exists \`check_runs\`;`);
    this.addSql(`drop table if exists \`customer_refunds\`;`);
    this.addSql(`drop table if exists \`invoices\`;`);
    this.addSql(`drop table if exists \`invoice_deliveries\`;`);
    this.addSql(`drop table if exists \`invoice_files\`;`);
    this.addSql(`drop table if exists \`invoice_lines\`;`);
    this.addSql(`drop table if exists \`invoice_orders\`;`);
    this.addSql(`drop table if exists \`invoice_reds\`;`);
    this.addSql(`drop table if exists \`invoice_red_lines\`;`);
    this.addSql(`drop table if exists \`invoice_titles\`;`);
    this.addSql(`drop table if exists \`known_titles\`;`);
    this.addSql(`drop table if exists \`ledger_accounts\`;`);
    this.addSql(`drop table if exists \`ledger_postings\`;`);
    this.addSql(`drop table if exists \`ledger_transactions\`;`);
    this.addSql(`drop table if exists \`order_refunds\`;`);
    this.addSql(`drop table if exists \`order_refund_lines\`;`);

    this.addSql(`alter table \`categories\` drop column \`tax_code\`, drop column \`tax_rate\`, drop column \`tax_mark\`;`);

    this.addSql(
      `alter table \`order_lines\` drop column \`cancelled\`, drop column \`held\`, drop column \`returned\`, drop column \`case_id\`, drop column \`refunding\`;`,
    );

    this.addSql(
      `alter table \`orders\` drop column \`open_cases\`, drop column \`paused_at\`, drop column \`paused_ms\`, drop column \`refunded_freight\`, drop column \`refunding_freight\`;`,
    );

    this.addSql(`alter table \`payments\` drop index \`payments_location_id_id_index\`;`);
    this.addSql(`alter table \`payments\` drop column \`location_id\`, drop column \`balance_part\`, drop column \`channel_refunds\`;`);

    this.addSql(`alter table \`products\` drop column \`tax_code\`, drop column \`tax_rate\`, drop column \`tax_mark\`;`);

    this.addSql(
      `alter table \`reconciliation_days\` drop column \`our_payments\`, drop column \`our_paid\`, drop column \`our_refunds\`, drop column \`our_refunded\`, drop column \`fees\`, drop column \`fees_booked\`, drop column \`other_flow\`, drop column \`net\`, drop column \`closing_balance\`, drop column \`operation_balance\`, drop column \`closed_at\`, drop column \`closed_by\`;`,
    );

    this.addSql(`alter table \`reconciliation_differences\` drop column \`source\`, drop column \`resolved_at\`;`);

    this.addSql(`alter table \`refunds\` drop index \`refunds_location_id_id_index\`;`);
    this.addSql(`alter table \`refunds\` drop index \`refunds_refund_id_index\`;`);
    this.addSql(
      `alter table \`refunds\` drop column \`root_id\`, drop column \`customer_id\`, drop column \`location_id\`, drop column \`balance_part\`, drop column \`way\`, drop column \`received_account\`, drop column \`card_target\`, drop column \`returned_at\`, drop column \`offline\`;`,
    );
  }
}
