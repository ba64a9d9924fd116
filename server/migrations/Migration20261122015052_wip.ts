import { Migration } from '@mikro-orm/migrations';

export class Migration20261122015052_wip extends Migration {

  override name = 'Migration20261122015052_wip';

  override up(): void | Promise<void> {
    this.addSql(`create table \`after_sales_cases\` (\`id\` bigint unsigned not null auto_increment primary key, \`no\` varchar(32) not null, \`order_id\` bigint not null, \`order_no\` varchar(32) not null, \`customer_id\` bigint not null, \`location_id\` bigint not null, \`kind\` varchar(20) not null, \`stage\` varchar(10) not null, \`status\` varchar(20) not null, \`reason_code\` varchar(30) not null, \`reason_label\` varchar(20) not null, \`description\` varchar(500) not null, \`pictures\` json not null, \`goods\` bigint not null, \`freight\` bigint not null, \`freight_decided\` tinyint(1) not null, \`to_balance\` tinyint(1) not null, \`freight_by\` varchar(10) not null, \`previous_id\` bigint null, \`opened_by_staff\` tinyint(1) not null, \`return_location_id\` bigint null, \`return_to\` json null, \`return_carrier\` varchar(10) not null, \`return_tracking_no\` varchar(32) not null, \`sent_at\` datetime(3) null, \`received_at\` datetime(3) null, \`inspected_at\` datetime(3) null, \`reserved\` tinyint(1) not null, \`resend_carrier\` varchar(10) not null, \`resend_tracking_no\` varchar(32) not null, \`resent_at\` datetime(3) null, \`refusal\` varchar(200) not null, \`refusal_pictures\` json not null, \`refused_at\` datetime(3) null, \`back_carrier\` varchar(10) not null, \`back_tracking_no\` varchar(32) not null, \`refund_id\` bigint null, \`requested_at\` datetime(3) not null, \`ended_at\` datetime(3) null, \`due_at\` datetime(3) null, \`urgent_at\` datetime(3) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`);
    this.addSql(`alter table \`after_sales_cases\` add unique \`after_sales_cases_no_unique\` (\`no\`);`);
    this.addSql(`alter table \`after_sales_cases\` add index \`after_sales_cases_status_due_at_index\` (\`status\`, \`due_at\`);`);
    this.addSql(`alter table \`after_sales_cases\` add index \`after_sales_cases_status_urgent_at_id_index\` (\`status\`, \`urgent_at\`, \`id\`);`);
    this.addSql(`alter table \`after_sales_cases\` add index \`after_sales_cases_urgent_at_id_index\` (\`urgent_at\`, \`id\`);`);
    this.addSql(`alter table \`after_sales_cases\` add index \`after_sales_cases_customer_id_id_index\` (\`customer_id\`, \`id\`);`);
    this.addSql(`alter table \`after_sales_cases\` add index \`after_sales_cases_order_id_id_index\` (\`order_id\`, \`id\`);`);
    this.addSql(`alter table \`after_sales_cases\` add index \`after_sales_cases_requested_at_index\` (\`requested_at\`);`);
    this.addSql(`alter table \`after_sales_cases\` add index \`after_sales_cases_return_tracking_no_index\` (\`return_tracking_no\`);`);
    this.addSql(`alter table \`after_sales_cases\` add index \`after_sales_cases_refund_id_index\` (\`refund_id\`);`);

    this.addSql(`create table \`after_sales_lines\` (\`id\` bigint unsigned not null auto_increment primary key, \`case_id\` bigint not null, \`line_id\` bigint not null, \`product_id\` bigint not null, \`sku_id\` bigint not null, \`quantity\` int not null, \`asked\` bigint not null, \`amount\` bigint not null, \`sellable\` int not null, \`damaged\` int not null, \`missing\` int not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`);
    this.addSql(`alter table \`after_sales_lines\` add index \`after_sales_lines_line_id_index\` (\`line_id\`);`);
    this.addSql(`alter table \`after_sales_lines\` add index \`after_sales_lines_product_id_case_id_index\` (\`product_id\`, \`case_id\`);`);
    this.addSql(`alter table \`after_sales_lines\` add unique \`after_sales_lines_case_id_line_id_unique\` (\`case_id\`, \`line_id\`);`);

    this.addSql(`create table \`after_sales_messages\` (\`id\` bigint unsigned not null auto_increment primary key, \`case_id\` bigint not null, \`at\` datetime(3) not null, \`actor_kind\` varchar(10) not null, \`actor_name\` varchar(60) not null, \`text\` varchar(500) not null, \`pictures\` json not null, \`internal\` tinyint(1) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`);
    this.addSql(`alter table \`after_sales_messages\` add index \`after_sales_messages_case_id_id_index\` (\`case_id\`, \`id\`);`);

    this.addSql(`create table \`after_sales_units\` (\`id\` bigint unsigned not null auto_increment primary key, \`case_id\` bigint not null, \`line_id\` bigint not null, \`decision\` varchar(10) not null, \`quantity\` int not null, \`note\` varchar(100) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`);
    this.addSql(`alter table \`after_sales_units\` add index \`after_sales_units_case_id_index\` (\`case_id\`);`);

    this.addSql(`alter table \`orders\` modify \`paused_ms\` bigint not null default '0';`);
    this.addSql(`alter table \`orders\` modify \`refunded_freight\` bigint not null default '0';`);
    this.addSql(`alter table \`orders\` modify \`refunding_freight\` bigint not null default '0';`);

    this.addSql(`alter table \`order_lines\` modify \`refunding\` bigint not null default '0';`);

    this.addSql(`alter table \`reconciliation_days\` add \`our_payments\` int not null, add \`our_paid\` bigint not null, add \`our_refunds\` int not null, add \`our_refunded\` bigint not null, add \`fees\` bigint not null, add \`fees_booked\` bigint not null, add \`other_flow\` bigint not null, add \`net\` bigint not null, add \`closing_balance\` bigint null, add \`operation_balance\` bigint null, add \`closed_at\` datetime(3) null, add \`closed_by\` bigint null;`);

    this.addSql(`alter table \`reconciliation_differences\` add \`source\` varchar(10) not null, add \`resolved_at\` datetime(3) null;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists \`after_sales_cases\`;`);
    this.addSql(`drop table if exists \`after_sales_lines\`;`);
    this.addSql(`drop table if exists \`after_sales_messages\`;`);
    this.addSql(`drop table if exists \`after_sales_units\`;`);

    this.addSql(`alter table \`order_lines\` modify \`refunding\` bigint not null default 0;`);

    this.addSql(`alter table \`orders\` modify \`paused_ms\` bigint not null default 0;`);
    this.addSql(`alter table \`orders\` modify \`refunded_freight\` bigint not null default 0;`);
    this.addSql(`alter table \`orders\` modify \`refunding_freight\` bigint not null default 0;`);

    this.addSql(`alter table \`reconciliation_days\` drop column \`our_payments\`, drop column \`our_paid\`, drop column \`our_refunds\`, drop column \`our_refunded\`, drop column \`fees\`, drop column \`fees_booked\`, drop column \`other_flow\`, drop column \`net\`, drop column \`closing_balance\`, drop column \`operation_balance\`, drop column \`closed_at\`, drop column \`closed_by\`;`);

    this.addSql(`alter table \`reconciliation_differences\` drop column \`source\`, drop column \`resolved_at\`;`);
  }

}
