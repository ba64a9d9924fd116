/** The columns of the import and export file, in order. `docs/import-format.md` explains them to people. */
export const columns = [
  '商品编码',
  '商品名称',
  '副标题',
  '分类',
  '品牌',
  '供应商',
  '单位',
  '税收编码',
  '税率',
  '标签',
  '规格1名称',
  '规格1值',
  '规格2名称',
  '规格2值',
  '规格3名称',
  '规格3值',
  'SKU编码',
  '条形码',
  '售价',
  '划线价',
  '成本价',
  '重量',
  '体积',
  'SKU图片',
  '启用',
  '商品图片',
  '商品描述',
  '商品属性',
  '起购数量',
  '单笔限购',
  '每人限购',
  '排序',
  '分组',
  '状态',
] as const;
export type Column = (typeof columns)[number];

/** What one line says to the staff who fill the file in. */
export const explanations: Record<Column, string> = {
  商品编码: '同一编码的行是同一个商品的不同 SKU；留空则按商品名称归并',
  商品名称: '必填，2–60 字',
  副标题: '最多 60 字',
  分类: '新商品必填，如“水果生鲜 > 时令水果”，最多三级，不存在的会新建',
  品牌: '不存在的会新建',
  供应商: '最多 60 字，不给顾客看；“-”为清空',
  单位: '默认“件”',
  税收编码: '税收分类编码，19 位数字；“跟随分类”则用分类的设置',
  税率: '如“13%”“9%”，或“免税”“不征税”“零税率”；“跟随分类”则用分类的设置',
  标签: '用“、”分隔，最多 5 个，每个最多 8 字',
  规格1名称: '如“颜色”；没有规格则留空',
  规格1值: '如“红色”',
  规格2名称: '如“尺码”',
  规格2值: '如“L”',
  规格3名称: '',
  规格3值: '',
  SKU编码: '必填，全店唯一，1–40 位字母、数字、_ . -；已存在的会被更新',
  条形码: '最多 20 位；校验位不对或重复只提醒',
  售价: '必填，元，最多两位小数',
  划线价: '元',
  成本价: '元',
  重量: '克，整数',
  体积: '立方厘米，整数',
  SKU图片: 'https 地址或本店图片',
  启用: '是 / 否，默认“是”',
  商品图片: '最多 10 张，用换行或空格分隔',
  商品描述: '可用 HTML，会清除脚本与外链',
  商品属性: '如“产地：江西；保质期：15 天”',
  起购数量: '默认 1',
  单笔限购: '留空不限',
  每人限购: '留空不限',
  排序: '0–9999，大的在前',
  分组: '已有分组的名称，用“、”分隔',
  状态: '上架 / 下架 / 草稿；新商品留空为草稿',
};

/** Headings that other systems use for the same thing. */
const aliases: Record<string, Column> = {
  SPU编码: '商品编码',
  货号: '商品编码',
  名称: '商品名称',
  商品标题: '商品名称',
  标题: '商品名称',
  卖点: '副标题',
  商品分类: '分类',
  类目: '分类',
  商品品牌: '品牌',
  供货商: '供应商',
  供应商名称: '供应商',
  计量单位: '单位',
  税收分类编码: '税收编码',
  商品税收编码: '税收编码',
  增值税税率: '税率',
  商家编码: 'SKU编码',
  规格编码: 'SKU编码',
  SKU: 'SKU编码',
  条码: '条形码',
  商品条码: '条形码',
  价格: '售价',
  销售价: '售价',
  单价: '售价',
  市场价: '划线价',
  原价: '划线价',
  成本: '成本价',
  进价: '成本价',
  主图: '商品图片',
  图片: '商品图片',
  描述: '商品描述',
  详情: '商品描述',
  商品详情: '商品描述',
  属性: '商品属性',
  商品分组: '分组',
};
const byName = new Map<string, Column>([
  ...columns.map((name) => [name.toUpperCase(), name] as const),
  ...Object.entries(aliases).map(([alias, name]) => [alias.toUpperCase(), name] as const),
]);

/** The column that a heading means; units in brackets, stars and spaces do not count. Undefined for headings that are not ours. */
export const columnOf = (heading: string): Column | undefined =>
  byName.get(
    heading
      .normalize('NFKC')
      .replace(/[\s*]/g, '')
      .replace(/\(.*\)$/, '')
      .toUpperCase(),
  );

/** Every row has a SKU code, under whichever heading: the row of that heading is the head of the table. */
export const anchor = { name: 'SKU编码', matches: (heading: string): boolean => columnOf(heading) === 'SKU编码' };
