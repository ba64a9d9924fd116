import { stored } from '@/platform/storage';

/** Where an invoice shall be sent, as it is typed; empty is nowhere. */
export interface Delivery {
  email: string;
  phone: string;
}

/** The last address stays on this phone, so that it need not be typed again. */
const lastEmail = stored<string>('huitou.invoice-email');

export const newDelivery = (): Delivery => ({ email: lastEmail.get() ?? '', phone: '' });

/** What is wrong, by field; both may be empty. */
export const deliveryErrors = ({ email, phone }: Delivery): Partial<Record<keyof Delivery, string>> => ({
  ...(email.trim() === '' || /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(email.trim()) ? {} : { email: '邮箱格式不正确' }),
  ...(phone.trim() === '' || /^1[3-9]\d{9}$/.test(phone.trim()) ? {} : { phone: '请填写 11 位手机号' }),
});

export const deliveryInput = ({ email, phone }: Delivery): { email: string | null; phone: string | null } => {
  if (email.trim()) lastEmail.set(email.trim());
  return { email: email.trim() || null, phone: phone.trim() || null };
};
