import { catalogAdminRoutes as admin, catalogRoutes } from '@huitou/shared-types/catalog/routes.ts';
import { taskRoutes } from '@huitou/shared-types/tasks/routes.ts';
import type { Task } from '@huitou/shared-types/tasks/schema.ts';
import ExcelJS from 'exceljs';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newCategory, newProduct, picture, unique } from '../../factories/catalog.ts';
import { confirmPassword, signInStaff } from '../../factories/staff.ts';
import { eventually, startShop, type TestShop } from '../../setup/app.ts';

let shop: TestShop;
let staff: string;
beforeAll(async () => {
  shop = await startShop();
  staff = await signInStaff(shop);
  await confirmPassword(shop, staff);
});
afterAll(() => shop.stop());

type Row = Record<string, string | number>;
const headings = (rows: readonly Row[]): string[] => [...new Set(rows.flatMap((row) => Object.keys(row)))];
const cell = (value: string | number): string => `"${String(value).replaceAll('"', '""')}"`;
const tableOf = (rows: readonly Row[]): (string | number)[][] => {
  const names = headings(rows);
  return [names, ...rows.map((row) => names.map((name) => row[name] ?? ''))];
};
const csvText = (rows: readonly Row[]): string =>
  tableOf(rows)
    .map((line) => line.map(cell).join(','))
    .join('\r\n');
const csv = (rows: readonly Row[], name = '商品.csv'): File => new File([csvText(rows)], name);
const xlsx = async (rows: readonly Row[]): Promise<File> => {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('商品').addRows(tableOf(rows));
  return new File([new Uint8Array(await book.xlsx.writeBuffer())], '商品.xlsx');
};

const finished = (taskId: string, token = staff): Promise<Task> =>
  eventually(
    'the task is over',
    async () => {
      const task = await shop.api(token)(taskRoutes.get, { id: taskId });
      return (task.state === 'done' || task.state === 'failed') && task;
    },
    90_000,
  );
const run = async (file: File, options: { dryRun?: boolean; token?: string } = {}): Promise<Task> => {
  const { taskId } = await shop.api(options.token ?? staff)(admin.importProducts, { file, dryRun: options.dryRun ? 'true' : 'false' });
  return finished(taskId, options.token);
};
const find = async (q: string) => (await shop.api(staff)(admin.products, { q })).items;
const productCount = async (): Promise<number> => {
  const [rows] = await shop.db.connection.query('select count(*) as n from products');
  return (rows as { n: number }[])[0]?.n ?? 0;
};

const good = (code: string, more: Row = {}): Row => ({
  商品名称: `导入${code}`,
  分类: '导入测试 > 二级',
  SKU编码: code,
  售价: '29.90',
  ...more,
});

test('a product with two SKUs comes from two rows, its category and brand are made, its HTML cleaned', async () => {
  const code = unique('I');
  const task = await run(
    csv([
      good(`${code}-1`, {
        商品编码: code,
        商品名称: `四件套${code}`,
        品牌: `牌${code}`,
        供货商: `南通${code}家纺`,
        标签: '新品、秋冬',
        规格1名称: '颜色',
        规格1值: '雾蓝',
        售价: '¥1,299.50',
        划线价: '1599',
        成本价: '650.00',
        重量: '2,500',
        体积: 9000,
        商品图片: `${picture}\nhttps://cdn.test/a.jpg`,
        商品描述: '<p onclick="x()">全棉</p><script>alert(1)</script>',
        商品属性: '材质：全棉；产地:南通',
        起购数量: 1,
        单笔限购: 5,
        状态: '上架',
      }),
      good(`${code}-2`, { 商品编码: code, 商品名称: '', 分类: '', 规格1名称: '颜色', 规格1值: '月白', 售价: 1399.5 }),
    ]),
  );
  expect(task).toMatchObject({ state: 'done', message: expect.stringContaining('已新建 1 个商品') });
  const [row] = await find(`${code}-1`);
  const product = await shop.api(staff)(admin.product, { id: row!.id });
  expect(product).toMatchObject({
    status: 'on',
    name: `四件套${code}`,
    supplier: `南通${code}家纺`,
    tags: ['新品', '秋冬'],
    html: '<p>全棉</p>',
    gallery: [picture, 'https://cdn.test/a.jpg'],
    perOrder: 5,
    attributes: [
      { name: '材质', value: '全棉' },
      { name: '产地', value: '南通' },
    ],
    specs: [{ name: '颜色', values: [{ value: '雾蓝' }, { value: '月白' }] }],
  });
  expect(product.skus).toMatchObject([
    { price: 129950, marketPrice: 159900, cost: 65000, weightG: 2500, volumeCm3: 9000 },
    { price: 139950, weightG: 0 },
  ]);
  expect((await shop.api()(catalogRoutes.products, { q: `牌${code}` })).items.map((item) => item.id)).toEqual([row!.id]);
});

test('the supplier is left by an empty cell and cleared by a dash; one product has one', async () => {
  const code = unique('S');
  await run(csv([good(code, { 供应商: ' 甲  食品厂 ' })]));
  const [row] = await find(code);
  const supplier = async () => (await shop.api(staff)(admin.product, { id: row!.id })).supplier;
  expect(await supplier()).toBe('甲 食品厂');
  expect((await run(csv([good(code, { 供应商: '' })]))).message).toContain('1 个无变化');
  await run(csv([good(code, { 供应商: '-' })]));
  expect(await supplier()).toBe('');
  const two = [good(code, { 商品编码: code, 供应商: '甲' }), good(`${code}-2`, { 商品编码: code, 商品名称: '', 供应商: '乙' })];
  expect(await run(csv(two))).toMatchObject({ state: 'failed' });
  expect((await run(csv([good(code, { 供应商: '长'.repeat(61) })]))).state).toBe('failed');
});

test('a messy file is refused whole, with every fault at its row and column', async () => {
  const code = unique('M');
  const taken = unique('TAKEN');
  await newProduct(shop, staff, { sku: () => ({ code: taken }), specs: {} });
  const before = await productCount();
  const rows: Row[] = [
    good(`${code}-ok`),
    good('', {}), // 3 no SKU code
    good(`${code} 坏`), // 4 bad SKU code
    good(`${code}-OK`, { 商品名称: '同码' }), // 5 duplicate of row 2, other case
    good(`${code}-a`, { 售价: '' }), // 6 no price
    good(`${code}-b`, { 售价: '12.345' }), // 7 three decimals
    good(`${code}-c`, { 售价: '免费' }), // 8 no number
    good(`${code}-d`, { 售价: '-5' }), // 9 negative
    good(`${code}-e`, { 商品名称: '', 商品编码: 'E' }), // 10 no name
    good(`${code}-f`, { 分类: '', 商品编码: 'F' }), // 11 no category
    good(`${code}-g`, { 分类: '一 > 二 > 三 > 四' }), // 12 too deep
    good(`${code}-h`, { 重量: '半斤' }), // 13 weight
    good(`${code}-i`, { 规格1名称: '颜色' }), // 14 spec without value
    good(`${code}-j`, { 启用: '也许' }), // 15 flag
    good(`${code}-k`, { 状态: '热卖' }), // 16 status
    good(`${code}-l`, { 条形码: '6.90123E+12' }), // 17 scientific notation
    good(`${code}-m`, { 商品名称: 'x'.repeat(61) }), // 18 name too long
    good(`${code}-n`, { 分组: '没有这组' }), // 19 unknown group
    good(`${code}-o`, { 标签: '一二三四五六七八九' }), // 20 tag too long
    good(`${code}-p`, { 商品编码: 'P', 规格1名称: '色', 规格1值: '红' }), // 21
    good(`${code}-q`, { 商品编码: 'P', 商品名称: '不同的名字', 规格1名称: '色', 规格1值: '蓝' }), // 22 other name
    good(`${code}-r`, { 商品编码: 'R', 商品名称: '重复组合', 规格1名称: '色', 规格1值: '红' }), // 23
    good(`${code}-s`, { 商品编码: 'R', 商品名称: '重复组合', 规格1名称: '色', 规格1值: '红' }), // 24 same cell
    good(`${code}-t`, { 状态: '上架' }), // 25 no picture but to be shelved
    good(`${code}-u`, { 起购数量: 5, 单笔限购: 2 }), // 26 limits
    good(`${code}-v`, { 商品属性: '没有冒号' }), // 27 attribute
    good(`${code}-w`, { 排序: '99999' }), // 28 sort
    good(`${code}-x`, { 状态: '下架' }), // 29 a new product cannot go off the shelf
    good(taken, { 商品编码: 'Z', 规格1名称: '色', 规格1值: '红' }), // 30 another shape of an existing product…
    good(`${code}-z`, { 商品编码: 'Z', 规格1名称: '尺', 规格1值: '大' }), // 31 …with two kinds of specs
  ];
  const task = await run(csv(rows));
  expect(task.state).toBe('failed');
  expect(task.message).toMatch(/文件有 \d+ 处错误，未导入任何数据/);
  const at = (row: number, column: string) =>
    task.errors.filter((error) => error.row === row && error.column === column && !error.message.startsWith('警告')).length;
  const expected: [number, string][] = [
    [3, 'SKU编码'],
    [4, 'SKU编码'],
    [5, 'SKU编码'],
    [6, '售价'],
    [7, '售价'],
    [8, '售价'],
    [9, '售价'],
    [10, '商品名称'],
    [11, '分类'],
    [12, '分类'],
    [13, '重量'],
    [14, '规格1值'],
    [15, '启用'],
    [16, '状态'],
    [17, '条形码'],
    [18, '商品名称'],
    [19, '分组'],
    [20, '标签'],
    [22, '商品名称'],
    [23, '规格1值'],
    [25, '商品图片'],
    [26, '单笔限购'],
    [27, '商品属性'],
    [28, '排序'],
    [29, '状态'],
    [31, '规格1名称'],
  ];
  for (const [row, column] of expected) expect(`${row} ${column}: ${at(row, column)}`).not.toBe(`${row} ${column}: 0`);
  expect(task.errors.filter((error) => error.row === 2 && !error.message.startsWith('警告'))).toEqual([]);
  expect(await productCount()).toBe(before);
});

test('dead pictures, wrong check digits and double barcodes are told and do not stop the import', async () => {
  const code = unique('W');
  const task = await run(
    await xlsx([
      good(`${code}-1`, { 条形码: '6901234567890', 商品图片: 'http://old.test/a.jpg D:\\图片\\1.jpg' }),
      good(`${code}-2`, { 条形码: '6901234567890', 划线价: '9.90' }),
    ]),
  );
  expect(task.state).toBe('done');
  expect(task.errors.map((one) => [one.row, one.column])).toEqual(
    expect.arrayContaining([
      [2, '商品图片'],
      [2, '条形码'],
      [3, '条形码'],
      [3, '划线价'],
    ]),
  );
  expect(task.errors.every((one) => one.message.startsWith('警告'))).toBe(true);
  expect(task.downloadUrl).not.toBeNull();
  expect(await find(`${code}-2`)).toHaveLength(1);
});

test.each<[string, (text: string) => Uint8Array]>([
  ['UTF-8 with BOM', (text) => Buffer.from(`\uFEFF${text}`)],
  ['GBK', (text) => iconv.encode(text, 'gbk')],
  ['UTF-16 with tabs', (text) => iconv.encode(`\uFEFF${text.replaceAll('","', '"\t"')}`, 'utf16le')],
])('a csv in %s is read', async (_, encode) => {
  const code = unique('E');
  const task = await run(new File([new Uint8Array(encode(csvText([good(code, { 商品名称: '岭南荔枝干' })])))], 'a.csv'));
  expect(task.message).toContain('已新建 1 个商品');
  expect((await find(code))[0]?.name).toBe('岭南荔枝干');
});

test('headings of other systems and rows without repeated product fields are understood', async () => {
  const code = unique('H');
  const task = await run(
    csv([
      {
        货号: code,
        标题: '合并单元格',
        类目: '导入测试/二级',
        '商家编码*': `${code}-1`,
        '价格（元）': '10',
        规格1名称: '码',
        规格1值: 'S',
      },
      { 货号: '', 标题: '', 类目: '', '商家编码*': `${code}-2`, '价格（元）': '11', 规格1名称: '码', 规格1值: 'M' },
    ]),
  );
  expect(task.message).toContain('已新建 1 个商品');
  expect((await find(`${code}-2`))[0]).toMatchObject({ name: '合并单元格', skuCount: 2 });
});

test('a check writes nothing and says what would happen', async () => {
  const code = unique('D');
  const before = await productCount();
  expect(await run(csv([good(code)]), { dryRun: true })).toMatchObject({
    state: 'done',
    message: expect.stringContaining('检查通过，将新建 1 个商品'),
  });
  expect(await productCount()).toBe(before);
});

test('what is no table is refused at once or with a plain word', async () => {
  for (const file of [new File(['hello'], 'a.pdf'), new File(['not a zip'], 'a.xlsx'), new File([''], 'a.csv')]) {
    await expect(shop.api(staff)(admin.importProducts, { file })).rejects.toMatchObject({
      code: expect.stringMatching(/import_unreadable|invalid_input/),
    });
  }
  expect(await run(new File(['PK\u0003\u0004 broken'], 'a.xlsx'))).toMatchObject({
    state: 'failed',
    message: expect.stringContaining('无法读取'),
  });
  expect(await run(csv([{ 名称: '没有编码列', 售价: 1 }]))).toMatchObject({ state: 'failed', message: expect.stringContaining('SKU编码') });
});

test('prices change only by who may change prices, with a fresh password, and are remembered', async () => {
  const code = unique('P');
  const { productId } = await newProduct(shop, staff, { name: `改价${code}`, price: 1000, sku: () => ({ code }) });
  const file = () => csv([{ SKU编码: code, 售价: '12.00' }]);
  const stranger = await signInStaff(shop);
  await expect(shop.api(stranger)(admin.importProducts, { file: file() })).rejects.toMatchObject({ code: 're_password_required' });
  const clerk = await signInStaff(shop, ['product.view', 'product.import']);
  expect(await run(file(), { token: clerk })).toMatchObject({
    state: 'failed',
    errors: [{ row: 2, column: '售价', message: '没有修改价格的权限' }],
  });
  expect(await run(csv([{ SKU编码: code, 售价: '10', 副标题: '名字可以改' }]), { token: clerk })).toMatchObject({ state: 'done' });
  expect(await run(file())).toMatchObject({ state: 'done', message: expect.stringContaining('更新 1 个') });
  expect((await shop.api(staff)(admin.priceHistory, { id: productId })).items).toMatchObject([{ skuCode: code, from: 1000, to: 1200 }]);
  expect(await shop.api(staff)(admin.product, { id: productId })).toMatchObject({
    subtitle: '名字可以改',
    name: `改价${code}`,
    status: 'on',
  });
});

test.each(['xlsx', 'csv'] as const)(
  'what is exported as %s and imported again changes nothing, and no cell is a formula',
  async (format) => {
    const categoryId = await newCategory(shop, staff, unique('往返'));
    const brand = await shop.api(staff)(admin.createBrand, { name: unique('牌') });
    await newProduct(shop, staff, {
      categoryId,
      brandId: brand.id,
      supplier: '=南通家纺',
      name: '=HYPERLINK("http://evil.test")',
      subtitle: '@特价',
      html: '<p>长“描述”,\n带换行</p>',
      tags: ['新品'],
      attributes: [{ name: '产地', value: '江西' }],
      specs: { 颜色: ['红', '蓝'], 尺码: ['S', 'M'] },
      sku: (i) => ({ price: 1001 + i, cost: 500, marketPrice: i === 0 ? 2000 : null, enabled: i !== 3 }),
      perOrder: 3,
    });
    await newProduct(shop, staff, { categoryId, onShelf: false, gallery: [], name: '草稿往返' });
    const { taskId } = await shop.api(staff)(admin.exportProducts, { categoryId, format });
    const task = await finished(taskId);
    expect(task.message).toBe('共 2 个商品，5 个 SKU');
    const bytes = new Uint8Array(await (await fetch(shop.url + task.downloadUrl!)).arrayBuffer());
    expect(format === 'csv' ? new TextDecoder().decode(bytes) : '').not.toMatch(/(^|,)"[=+@-]/m);
    const again = await run(new File([bytes], `a.${format}`));
    expect(again.message).toContain('已新建 0 个商品，更新 0 个，2 个无变化（共 5 个 SKU）');
  },
);

test('the template can be downloaded, and read back it is empty', async () => {
  const bytes = (await shop.api(staff)(admin.importTemplate)) as Uint8Array<ArrayBuffer>;
  expect(await run(new File([bytes], '模板.xlsx'))).toMatchObject({ state: 'failed', message: '文件里没有数据' });
});

test('five thousand SKUs come in one go, and a fault in the last row keeps all of them out', { timeout: 180_000 }, async () => {
  const code = unique('B');
  const rows = Array.from(
    { length: 5_000 },
    (_, i): Row =>
      good(`${code}-${i}`, {
        商品编码: `${code}P${Math.floor(i / 2)}`,
        商品名称: `批量商品 ${Math.floor(i / 2)} 号`,
        分类: `批量${i % 2 === 0 ? Math.floor(i / 2) % 20 : Math.floor(i / 2) % 20}`,
        规格1名称: '规格',
        规格1值: i % 2 === 0 ? '大' : '小',
        商品描述: `<p>第 ${Math.floor(i / 2)} 号，<b>好物</b></p>`,
        商品图片: 'https://cdn.test/p.jpg',
      }),
  );
  const before = await productCount();
  const bad = await run(csv([...rows.slice(0, -1), { ...(rows.at(-1) as Row), 售价: 'x' }]));
  expect(bad).toMatchObject({ state: 'failed', errors: [{ row: 5_001, column: '售价' }] });
  expect(await productCount()).toBe(before);
  const file = await xlsx(rows);
  const started = performance.now();
  expect(await run(file)).toMatchObject({ state: 'done', message: expect.stringContaining('已新建 2500 个商品') });
  console.log(`import of 5 000 SKUs: ${((performance.now() - started) / 1000).toFixed(1)} s`);
  expect(await productCount()).toBe(before + 2_500);
  const exporting = performance.now();
  const { taskId } = await shop.api(staff)(admin.exportProducts, { q: code.slice(0, 40), format: 'xlsx' });
  await finished(taskId);
  console.log(`export: ${((performance.now() - exporting) / 1000).toFixed(1)} s`);
});
