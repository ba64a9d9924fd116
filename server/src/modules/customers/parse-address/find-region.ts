import { type Region, regionTree, ROOT, streetsOf } from '../regions.ts';

export interface FoundRegion {
  province: Region;
  city: Region | null;
  district: Region | null;
  street: Region | null;
  /** What follows the region. */
  rest: string;
  score: number;
}

const PROVINCE_TAIL = /(省|市|特别行政区|(壮族|回族|维吾尔)?自治区)$/;
const CITY_TAIL = /(市|地区|盟|([\u4e00-\u9fa5]族)*自治州)$/;
const DISTRICT_TAIL = /(自治县|自治旗|新区|区|县|市|旗)$/;
/** 恩施土家族苗族自治州 → 恩施; 黔东南苗族侗族自治州 → 黔东南. */
const PEOPLES =
  /(蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|各)族/;

const shortName = (name: string, tail: RegExp): string => {
  const short = name.replace(tail, '');
  const peoples = PEOPLES.exec(short);
  const bare = peoples && peoples.index >= 2 ? short.slice(0, peoples.index) : short;
  return bare.length >= 2 ? bare : name;
};

interface Named {
  region: Region;
  full: string;
  short: string;
}
interface Index {
  provinces: Named[];
  cities: Named[];
  districts: Named[];
  /** By the first two characters: few candidates a look. */
  byHead: Map<string, { level: 1 | 2 | 3; named: Named }[]>;
}
let index: Index | undefined;
const getIndex = (): Index => {
  if (index) return index;
  const { children } = regionTree();
  const built: Index = { provinces: [], cities: [], districts: [], byHead: new Map() };
  const add = (list: Named[], level: 1 | 2 | 3, region: Region, tail: RegExp): void => {
    const named = { region, full: region.name, short: shortName(region.name, tail) };
    list.push(named);
    const head = region.name.slice(0, 2);
    built.byHead.set(head, [...(built.byHead.get(head) ?? []), { level, named }]);
  };
  for (const province of children.get(ROOT) ?? []) {
    add(built.provinces, 1, province, PROVINCE_TAIL);
    for (const city of children.get(province.code) ?? []) {
      add(built.cities, 2, city, CITY_TAIL);
      for (const district of children.get(city.code) ?? []) add(built.districts, 3, district, DISTRICT_TAIL);
    }
  }
  index = built;
  return built;
};

const trim = (text: string): string => text.replace(/^[\s,，、/-]+/, '');

/** Behind the short name of a district these say that it was the name of a road or a place: 朝阳 in 朝阳公园路. */
const NOT_A_DISTRICT = /^[\u4e00-\u9fa5]?(路|街|道|巷|弄|里|大道|公园|广场|大厦|花园|小区|新村|村|镇|乡|苑|园|湾|桥|门|站|城|中心)/;

/** Behind the short name of a province or city these say that it was part of another name. */
const NOT_A_PROVINCE = /^([市区县]|[\u4e00-\u9fa5]?(路|街|大道))/;
const NOT_A_CITY = /^([区县]|[\u4e00-\u9fa5]?(路|街|大道))/;

interface Match {
  named: Named;
  rest: string;
  full: boolean;
}
const matches = (level: 1 | 2 | 3, text: string): Match[] => {
  const found: Match[] = [];
  for (const one of getIndex().byHead.get(text.slice(0, 2)) ?? []) {
    if (one.level !== level) continue;
    const { full, short } = one.named;
    if (text.startsWith(full)) found.push({ named: one.named, rest: text.slice(full.length), full: true });
    else if (text.startsWith(short)) {
      const rest = text.slice(short.length);
      if (level === 3) found.push({ named: one.named, rest, full: false });
      else if (!(level === 1 ? NOT_A_PROVINCE : NOT_A_CITY).test(rest))
        found.push({ named: one.named, rest: rest.replace(level === 1 ? /^省/ : /^(市|州)/, ''), full: false });
    }
  }
  return found;
};

const streetAt = (district: Region, text: string): { street: Region; rest: string } | null => {
  const rest = trim(text);
  let best: Region | null = null;
  for (const street of streetsOf(district.code))
    if (rest.startsWith(street.name) && street.name.length > (best?.name.length ?? 0)) best = street;
  return best && { street: best, rest: rest.slice(best.name.length) };
};

const finish = (province: Region, city: Region | null, district: Region | null, rest: string, score: number): FoundRegion => {
  const at = district && streetAt(district, rest);
  return { province, city, district, street: at?.street ?? null, rest: trim(at?.rest ?? rest), score: score + (at ? 1 : 0) };
};

const parentOf = (region: Region): Region => regionTree().byCode.get(region.parent ?? '') as Region;
const onlyChild = (city: Region): Region | null => {
  const below = regionTree().children.get(city.code) ?? [];
  return below.length === 1 ? (below[0] ?? null) : null;
};

/** Districts at the head of `text`, that lie in `within` (a city or a province); everywhere, and by their full name only, without it. */
const districtsAt = (text: string, within: Region | null): (Match & { city: Region })[] =>
  matches(3, trim(text)).flatMap((match) => {
    const city = parentOf(match.named.region);
    const inside = within === null ? match.full : city.code === within.code || city.parent === within.code;
    // A bare name right before a road's name is the road's.
    const plausible = match.full || !NOT_A_DISTRICT.test(match.rest);
    return inside && plausible ? [{ ...match, city }] : [];
  });

const withCity = (province: Region, city: Region, rest: string, score: number): FoundRegion[] => {
  const found = districtsAt(rest, city).map((match) =>
    finish(province, city, match.named.region, match.rest, score + (match.full ? 4 : 3)),
  );
  const only = onlyChild(city);
  found.push(finish(province, city, only, rest, score + (only ? 2 : 0)));
  return found;
};

const withProvince = (province: Region, rest: string, score: number): FoundRegion[] => {
  const text = trim(rest);
  const cities = matches(2, text).filter((match) => match.named.region.parent === province.code);
  const found = cities.flatMap((match) => withCity(province, match.named.region, match.rest, score + 2));
  const heading = /^(市辖区|县|省直辖县级行政区划|自治区直辖县级行政区划|省直辖县|自治区直辖县)/.exec(text);
  for (const start of heading ? [text, text.slice(heading[0].length)] : [text]) {
    found.push(
      ...districtsAt(start, province).map((match) =>
        finish(province, match.city, match.named.region, match.rest, score + 1 + (match.full ? 4 : 3)),
      ),
    );
  }
  const list = regionTree().children.get(province.code) ?? [];
  // A municipality is its own city.
  const own = list.find((city) => city.name === province.name);
  found.push(own ? finish(province, own, null, text, score + 1) : finish(province, null, null, text, score));
  return found;
};

/** The best reading of a region at the head of `text`: province, city or both may be left out or shortened. Null when there is none. */
export const regionAt = (text: string): FoundRegion | null => {
  const start = trim(text).replace(/^中国/, '');
  if (start.length < 2) return null;
  const found = matches(1, start).flatMap((match) => withProvince(match.named.region, match.rest, match.full ? 1.5 : 1));
  for (const match of matches(2, start))
    found.push(...withCity(parentOf(match.named.region), match.named.region, match.rest, match.full ? 2.5 : 2));
  const bare = districtsAt(start, null);
  // 朝阳区 alone may be in Beijing or in Changchun: then a street must tell.
  const told = bare.length === 1 ? bare : bare.filter((match) => streetAt(match.named.region, match.rest));
  if (told.length === 1) for (const match of told) found.push(finish(parentOf(match.city), match.city, match.named.region, match.rest, 4));
  return found.reduce<FoundRegion | null>(
    (best, one) =>
      best === null || one.score > best.score || (one.score === best.score && one.rest.length < best.rest.length) ? one : best,
    null,
  );
};
