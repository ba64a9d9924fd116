import { expect, test } from 'vitest';
import { regionText } from './region-text.ts';

test.each([
  ['浙江省', '杭州市', '余杭区', '浙江省杭州市余杭区'],
  ['上海市', '市辖区', '宝山区', '上海市宝山区'],
  ['上海市', '上海市', '宝山区', '上海市宝山区'],
  ['重庆市', '县', '城口县', '重庆市城口县'],
  ['海南省', '省直辖县级行政区划', '文昌市', '海南省文昌市'],
  ['广东省', '东莞市', '东莞市', '广东省东莞市'],
  ['', '', '', ''],
])('%s / %s / %s is written %s', (province, city, district, text) => {
  expect(regionText({ province, city, district })).toBe(text);
});
