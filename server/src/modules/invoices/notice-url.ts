import { env } from '../../env.ts';

export const NOTICE_PATH = '/api/invoices/notices';
/** Where a provider may post hints. */
export const noticeUrl = (provider: string): string => `${env().PUBLIC_URL}${NOTICE_PATH}?provider=${provider}`;
