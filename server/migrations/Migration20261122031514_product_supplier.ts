import { Migration } from '@mikro-orm/migrations';

export class Migration20261122031514_product_supplier extends Migration {
  override name = 'Migration20261122031514_product_supplier';

  override up(): void | Promise<void> {
    this.addSql(`alter table \`products\` add \`supplier\` varchar(60) collate utf8mb4_bin not null default '';`);
    this.addSql(`alter table \`products\` add index \`products_supplier_status_index\` (\`supplier\`, \`status\`);`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table \`products\` drop index \`products_supplier_status_index\`;`);
    this.addSql(`alter table \`products\` drop column \`supplier\`;`);
  }
}
