interface Region {
  readonly province: string;
  readonly city: string;
  readonly district: string;
}

/** Second-level entries of the official table (民政部行政区划代码) that head a list and name no city. */
const HEADINGS: readonly string[] = ['市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划'];

/** A region as people write it: `上海市宝山区`, `海南省文昌市`, `广东省东莞市`. Fillers for a city are left out, and no name is said twice. */
export const regionText = ({ province, city, district }: Region): string =>
  [province, city === province || HEADINGS.includes(city) ? '' : city, district === city ? '' : district].join('');
