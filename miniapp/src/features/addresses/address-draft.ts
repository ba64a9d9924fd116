import type { Address, CreateAddressIn, ParsedAddress } from '@huitou/shared-types/customers/schema.ts';
import type { RegionPath } from './region-picker';

export interface AddressDraft {
  name: string;
  phone: string;
  region: RegionPath;
  detail: string;
  isDefault: boolean;
}

export const emptyDraft: AddressDraft = { name: '', phone: '', region: [], detail: '', isDefault: false };

type Places = Pick<Address, 'provinceCode' | 'cityCode' | 'districtCode' | 'streetCode' | 'province' | 'city' | 'district' | 'street'>;

/** The levels that are known, from the province down to the first gap. */
const regionOf = (places: Places): RegionPath => {
  const levels = [
    { code: places.provinceCode, name: places.province },
    { code: places.cityCode, name: places.city },
    { code: places.districtCode, name: places.district },
    { code: places.streetCode ?? '', name: places.street },
  ];
  const gap = levels.findIndex(({ code }) => code === '');
  return gap === -1 ? levels : levels.slice(0, gap);
};

export const draftOf = (address: Address): AddressDraft => ({
  name: address.name,
  phone: address.phone,
  region: regionOf(address),
  detail: address.detail,
  isDefault: address.isDefault,
});

/** Takes over what was read from a pasted line, and keeps what was typed where nothing was found. */
export const mergeParsed = (draft: AddressDraft, parsed: ParsedAddress): AddressDraft => {
  const region = regionOf(parsed);
  return {
    ...draft,
    name: parsed.name || draft.name,
    phone: parsed.phone || draft.phone,
    region: region.length > 0 ? region : draft.region,
    detail: parsed.detail || draft.detail,
  };
};

/** What is still wrong, by field; empty when it can be saved. */
export const draftErrors = (draft: AddressDraft): Partial<Record<'name' | 'phone' | 'region' | 'detail', string>> => ({
  ...(draft.name.trim() ? {} : { name: '请填写收货人' }),
  ...(/^1[3-9]\d{9}$/.test(draft.phone.trim()) ? {} : { phone: '请填写 11 位手机号' }),
  ...(draft.region.length >= 3 ? {} : { region: '请选择到区县' }),
  ...(draft.detail.trim().length >= 2 ? {} : { detail: '请填写街道、楼栋和门牌号' }),
});

export const draftInput = (draft: AddressDraft): CreateAddressIn => ({
  name: draft.name.trim(),
  phone: draft.phone.trim(),
  provinceCode: draft.region[0]?.code ?? '',
  cityCode: draft.region[1]?.code ?? '',
  districtCode: draft.region[2]?.code ?? '',
  streetCode: draft.region[3]?.code ?? null,
  detail: draft.detail.trim(),
  isDefault: draft.isDefault,
});
