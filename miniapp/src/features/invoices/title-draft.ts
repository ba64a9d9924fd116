import type { InvoiceTitleIn } from '@huitou/shared-types/orders/schema.ts';
import type { InvoiceTitle, SaveTitleIn, TitleFields } from '@huitou/shared-types/invoices/schema.ts';
import { tidyTaxNo } from '@huitou/shared-types/invoices/tax-number.ts';
import type { WechatTitle } from '@/platform/choose-title-types';

/** A title as it is typed. */
export interface TitleDraft {
  kind: 'person' | 'company';
  title: string;
  taxNo: string;
  address: string;
  phone: string;
  bank: string;
  account: string;
  isDefault: boolean;
}

export const emptyTitle: TitleDraft = {
  kind: 'company',
  title: '',
  taxNo: '',
  address: '',
  phone: '',
  bank: '',
  account: '',
  isDefault: false,
};

export const titleDraftOf = ({ kind, title, taxNo, address, phone, bank, account, isDefault }: InvoiceTitle): TitleDraft => ({
  kind,
  title,
  taxNo: taxNo ?? '',
  address,
  phone,
  bank,
  account,
  isDefault,
});

/** What WeChat knows takes the place of what was typed. */
export const fromWechat = (draft: TitleDraft, { bankName, bankAccount, ...chosen }: WechatTitle): TitleDraft => ({
  ...draft,
  ...chosen,
  taxNo: tidyTaxNo(chosen.taxNo),
  bank: bankName,
  account: bankAccount,
});

/** What is still wrong, by field; empty when it can be saved. A doubtful check digit is a warning and no error. */
export const titleErrors = ({ kind, title, taxNo }: TitleDraft): Partial<Record<'title' | 'taxNo', string>> => ({
  ...(title.trim().length >= 2 ? {} : { title: kind === 'company' ? '请填写单位全称' : '请填写姓名' }),
  ...(kind === 'person' || /^[0-9A-Z]{15,20}$/.test(tidyTaxNo(taxNo)) ? {} : { taxNo: '税号为 15–20 位数字或大写字母' }),
});

/** A person's title carries nothing but the name. */
export const titleInput = (draft: TitleDraft): SaveTitleIn => {
  const { kind, isDefault } = draft;
  const title = draft.title.trim();
  if (kind === 'person') return { kind, title, taxNo: null, isDefault };
  return {
    kind,
    title,
    taxNo: tidyTaxNo(draft.taxNo),
    address: draft.address.trim(),
    phone: draft.phone.trim(),
    bank: draft.bank.trim(),
    account: draft.account.trim(),
    isDefault,
  };
};

/** A kept title as an invoice takes it. */
export const titleFields = ({ kind, title, taxNo, address, phone, bank, account }: InvoiceTitle): TitleFields => ({
  kind,
  title,
  taxNo,
  address,
  phone,
  bank,
  account,
});

/** A kept title as an order takes it. */
export const orderTitle = ({ kind, title, taxNo }: Pick<InvoiceTitle, 'kind' | 'title' | 'taxNo'>): InvoiceTitleIn =>
  kind === 'company' && taxNo ? { kind, title, taxNo } : { kind: 'person', title };
