import type { FileAnswer } from '../../../platform/http/mount.ts';
import { columns, explanations } from './columns.ts';

const example: Record<string, string[]> = {
  商品编码: ['A001', 'A001'],
  商品名称: ['赣南脐橙', '赣南脐橙'],
  副标题: ['树上熟', ''],
  分类: ['水果生鲜 > 时令水果', ''],
  品牌: ['山野集', ''],
  供应商: ['信丰县橙心果业合作社', ''],
  单位: ['箱', ''],
  税收编码: ['1010115010100000000', ''],
  税率: ['9%', ''],
  标签: ['应季、冷链', ''],
  规格1名称: ['规格', '规格'],
  规格1值: ['5斤装', '10斤装'],
  SKU编码: ['A001-5', 'A001-10'],
  条形码: ['6901234567892', ''],
  售价: ['29.90', '49.90'],
  划线价: ['39.00', ''],
  成本价: ['17.50', ''],
  重量: ['2750', '5300'],
  体积: ['8600', '16000'],
  启用: ['是', '是'],
  商品图片: ['https://example.com/orange.jpg', ''],
  商品描述: ['<p>皮薄汁多</p>', ''],
  商品属性: ['产地：江西赣州；保质期：15 天', ''],
  起购数量: ['1', ''],
  排序: ['100', ''],
  状态: ['草稿', ''],
};

/** The empty file to fill in: the first sheet is read by the import, the others explain it. */
export const importTemplate = async (): Promise<FileAnswer> => {
  const book = new (await import('exceljs')).default.Workbook();
  const sheet = book.addWorksheet('商品', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.addRow([...columns]).font = { bold: true };
  columns.forEach((column, i) => {
    const cells = sheet.getColumn(i + 1);
    cells.width = column === '商品描述' || column === '商品名称' ? 30 : 14;
    // As text, so that no spreadsheet turns codes into scientific notation.
    if (column === 'SKU编码' || column === '条形码' || column === '商品编码' || column === '税收编码') cells.numFmt = '@';
  });
  const shown = book.addWorksheet('示例');
  shown.addRow([...columns]).font = { bold: true };
  for (const i of [0, 1]) shown.addRow(columns.map((column) => example[column]?.[i] ?? ''));
  const help = book.addWorksheet('说明');
  help.addRow(['列', '怎么填']).font = { bold: true };
  for (const column of columns) help.addRow([column, explanations[column]]);
  help.getColumn(2).width = 80;
  return {
    body: new Uint8Array(await book.xlsx.writeBuffer()),
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    filename: '商品导入模板.xlsx',
  };
};
