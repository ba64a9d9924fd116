import { Migration } from '@mikro-orm/migrations';

export class Migration20261122013138_wip extends Migration {

  override name = 'Migration20261122013138_wip';

  override up(): void | Promise<void> {
    this.addSql(`create table \`ledger_accounts\` (\`account\` varchar(60) not null, \`slot\` int unsigned not null, \`kind\` varchar(30) not null, \`owner_id\` bigint null, \`debit\` bigint not null, \`credit\` bigint not null, \`held\` bigint not null, primary key (\`account\`, \`slot\`)) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`);
    this.addSql(`alter table \`ledger_accounts\` add index \`ledger_accounts_kind_account_index\` (\`kind\`, \`account\`);`);
    this.addSql(`alter table \`ledger_accounts\` add index \`ledger_accounts_owner_id_index\` (\`owner_id\`);`);

    this.addSql(`create table \`ledger_postings\` (\`id\` bigint unsigned not null auto_increment primary key, \`transaction_id\` bigint not null, \`account\` varchar(60) not null, \`amount\` bigint not null, \`at\` datetime(3) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`);
    this.addSql(`alter table \`ledger_postings\` add index \`ledger_postings_account_at_id_amount_index\` (\`account\`, \`at\`, \`id\`, \`amount\`);`);
    this.addSql(`alter table \`ledger_postings\` add index \`ledger_postings_transaction_id_amount_index\` (\`transaction_id\`, \`amount\`);`);

    this.addSql(`create table \`ledger_transactions\` (\`id\` bigint unsigned not null auto_increment primary key, \`reference\` varchar(100) not null, \`kind\` varchar(30) not null, \`title\` varchar(60) not null, \`note\` varchar(200) not null, \`state\` varchar(10) not null, \`source_kind\` varchar(20) not null, \`source_no\` varchar(64) not null, \`fingerprint\` varchar(64) not null, \`pending\` json null, \`reverses_id\` bigint null, \`at\` datetime(3) not null, \`booked_at\` datetime(3) not null, \`staff_id\` bigint null, \`staff_name\` varchar(60) not null) default character set utf8mb4 collate utf8mb4_unicode_ci engine = InnoDB;`);
    this.addSql(`alter table \`ledger_transactions\` add unique \`ledger_transactions_reference_unique\` (\`reference\`);`);
    this.addSql(`alter table \`ledger_transactions\` add unique \`ledger_transactions_reverses_id_unique\` (\`reverses_id\`);`);
    this.addSql(`alter table \`ledger_transactions\` add index \`ledger_transactions_state_id_index\` (\`state\`, \`id\`);`);
    this.addSql(`alter table \`ledger_transactions\` add index \`ledger_transactions_at_id_index\` (\`at\`, \`id\`);`);
    this.addSql(`alter table \`ledger_transactions\` add index \`ledger_transactions_kind_at_id_index\` (\`kind\`, \`at\`, \`id\`);`);
    this.addSql(`alter table \`ledger_transactions\` add index \`ledger_transactions_source_no_at_id_index\` (\`source_no\`, \`at\`, \`id\`);`);
    this.addSql(`alter table \`ledger_transactions\` add index \`ledger_transactions_staff_id_kind_at_index\` (\`staff_id\`, \`kind\`, \`at\`);`);

    this.addSql(`alter table \`categories\` add \`tax_code\` varchar(19) not null, add \`tax_rate\` int null, add \`tax_mark\` varchar(10) not null default 'normal';`);

    this.addSql(`alter table \`orders\` add \`open_cases\` int not null default 0, add \`paused_at\` datetime(3) null, add \`paused_ms\` bigint not null default '0', add \`refunded_freight\` bigint not null default '0', add \`refunding_freight\` bigint not null default '0';`);

    this.addSql(`alter table \`order_lines\` add \`cancelled\` int not null default 0, add \`held\` int not null default 0, add \`returned\` int not null default 0, add \`case_id\` bigint null, add \`refunding\` bigint not null default '0';`);

    this.addSql(`alter table \`products\` add \`tax_code\` varchar(19) not null, add \`tax_rate\` int null, add \`tax_mark\` varchar(10) not null default 'normal';`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists \`ledger_accounts\`;`);
    this.addSql(`drop table if exists \`ledger_postings\`;`);
    this.addSql(`drop table if exists \`ledger_transactions\`;`);

    this.addSql(`alter table \`categories\` drop column \`tax_code\`, drop column \`tax_rate\`, drop column \`tax_mark\`;`);

    this.addSql(`alter table \`order_lines\` drop column \`cancelled\`, drop column \`held\`, drop column \`returned\`, drop column \`case_id\`, drop column \`refunding\`;`);

    this.addSql(`alter table \`orders\` drop column \`open_cases\`, drop column \`paused_at\`, drop column \`paused_ms\`, drop column \`refunded_freight\`, drop column \`refunding_freight\`;`);

    this.addSql(`alter table \`products\` drop column \`tax_code\`, drop column \`tax_rate\`, drop column \`tax_mark\`;`);
  }

}
