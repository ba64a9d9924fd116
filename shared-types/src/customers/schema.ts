import { z } from 'zod';
import { cursorIn, fen, fileUrl, id, idIn, maybeText, page, phoneIn, text, time } from '../schema.ts';

export const customer = z.object({
  id,
  nickname: z.string(),
  avatar: z.string(),
  /** Masked: `138****0001`; null until bound. */
  phone: z.string().nullable(),
  registeredAt: time,
  policyAccepted: z.string().nullable(),
  /** Set while an account waits out its cool-off before deletion. */
  deletionAt: time.nullable(),
});
export const loginIn = z.object({ code: text(200), policyVersion: maybeText(20).optional() });
export const loginOut = z.object({ token: z.string(), expiresAt: time, isNew: z.boolean(), customer });
export const phoneCodeIn = z.object({ code: text(200) });
export const profileIn = z.object({ nickname: text(20).optional(), avatar: fileUrl.optional() });
export const acceptPolicyIn = z.object({ version: text(20) });

const regionCode = z.string().regex(/^\d{6}$/);
const streetCode = z.string().regex(/^\d{9}$/);
const addressFields = {
  name: text(20),
  phone: phoneIn,
  provinceCode: regionCode,
  cityCode: regionCode,
  districtCode: regionCode,
  streetCode: streetCode.nullable().default(null),
  detail: text(80, 2),
  isDefault: z.boolean().default(false),
};
export const address = z.object({
  id,
  name: z.string(),
  phone: z.string(),
  provinceCode: z.string(),
  cityCode: z.string(),
  districtCode: z.string(),
  streetCode: z.string().nullable(),
  province: z.string(),
  city: z.string(),
  district: z.string(),
  street: z.string(),
  detail: z.string(),
  isDefault: z.boolean(),
});
export const addresses = z.object({ items: z.array(address) });
export const createAddressIn = z.object(addressFields);
export const updateAddressIn = z.object({ id: idIn, ...addressFields });
export const parseAddressIn = z.object({ text: text(300) });
/** What could be read from a pasted line; empty where nothing was found. */
export const parsedAddress = z.object({
  name: z.string(),
  phone: z.string(),
  provinceCode: z.string(),
  cityCode: z.string(),
  districtCode: z.string(),
  streetCode: z.string().nullable(),
  province: z.string(),
  city: z.string(),
  district: z.string(),
  street: z.string(),
  detail: z.string(),
});
/** `parent` absent: provinces; a province: cities; a city: districts; a district: streets. */
export const regionsIn = z.object({
  parent: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
});
export const regions = z.object({ items: z.array(z.object({ code: z.string(), name: z.string(), leaf: z.boolean() })) });

export const dataExport = z.object({
  state: z.enum(['none', 'preparing', 'ready']),
  downloadUrl: z.string().nullable(),
  requestedAt: time.nullable(),
});
export const deletionCheck = z.object({
  allowed: z.boolean(),
  blockers: z.array(z.string()),
  coolDays: z.int(),
  deletionAt: time.nullable(),
});

export const customerRow = z.object({
  id,
  nickname: z.string(),
  avatar: z.string(),
  phone: z.string().nullable(),
  registeredAt: time,
  lastSeenAt: time.nullable(),
  orderCount: z.int(),
  spent: fen,
  lastOrderAt: time.nullable(),
  deleted: z.boolean(),
  /** WeChat has not said yet that the nickname is fit to be shown. */
  nicknameDoubtful: z.boolean(),
  /** The member of staff who looks after them. */
  owner: z.object({ id, name: z.string() }).nullable(),
});
export const assignCustomersIn = z.object({ ids: z.array(idIn).min(1).max(200), staffId: idIn.nullable() });
export const assignedCustomers = z.object({ assigned: z.int() });
export const assignees = z.object({ items: z.array(z.object({ id, name: z.string() })) });
export const customerListIn = z.object({
  ...cursorIn,
  q: maybeText(40).optional(),
  sort: z.enum(['newest', 'spent', 'last_order']).default('newest'),
});
export const customerPage = page(customerRow);
export const customerDetail = customerRow.extend({
  addresses: z.array(address),
  consents: z.array(z.object({ version: z.string(), at: time })),
});
export const revealIn = z.object({ id: idIn, reason: text(60) });
export const revealed = z.object({ phone: z.string().nullable() });

export type Customer = z.output<typeof customer>;
export type LoginIn = z.input<typeof loginIn>;
export type LoginOut = z.output<typeof loginOut>;
export type PhoneCodeIn = z.input<typeof phoneCodeIn>;
export type ProfileIn = z.input<typeof profileIn>;
export type AcceptPolicyIn = z.input<typeof acceptPolicyIn>;
export type Address = z.output<typeof address>;
export type Addresses = z.output<typeof addresses>;
export type CreateAddressIn = z.input<typeof createAddressIn>;
export type UpdateAddressIn = z.input<typeof updateAddressIn>;
export type ParseAddressIn = z.input<typeof parseAddressIn>;
export type ParsedAddress = z.output<typeof parsedAddress>;
export type RegionsIn = z.input<typeof regionsIn>;
export type Regions = z.output<typeof regions>;
export type DataExport = z.output<typeof dataExport>;
export type DeletionCheck = z.output<typeof deletionCheck>;
export type CustomerRow = z.output<typeof customerRow>;
export type AssignCustomersIn = z.input<typeof assignCustomersIn>;
export type AssignedCustomers = z.output<typeof assignedCustomers>;
export type Assignees = z.output<typeof assignees>;
export type CustomerListIn = z.input<typeof customerListIn>;
export type CustomerPage = z.output<typeof customerPage>;
export type CustomerDetail = z.output<typeof customerDetail>;
export type RevealIn = z.input<typeof revealIn>;
export type Revealed = z.output<typeof revealed>;
