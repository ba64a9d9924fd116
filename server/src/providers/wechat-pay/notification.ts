import { z } from 'zod';
import { env } from '../../env.ts';
import type { RawRequest } from '../../platform/http/mount.ts';
import { openResource } from './resource.ts';
import { refundNotice, type Transaction, transaction, type WechatRefund } from './schemas.ts';
import { configuredKeys, signatureFault } from './signature.ts';

const MAX_BYTES = 64 * 1024;
const envelope = z.object({
  id: z.string().max(64),
  event_type: z.string().max(64),
  resource: z.object({
    algorithm: z.literal('AEAD_AES_256_GCM'),
    ciphertext: z.string(),
    nonce: z.string().min(12).max(16),
    associated_data: z.string().max(16).optional(),
  }),
});

export type Notice =
  | { kind: 'payment'; id: string; transaction: Transaction }
  | { kind: 'refund'; id: string; mchid: string; refund: WechatRefund }
  | { kind: 'other'; id: string; eventType: string }
  | { kind: 'refused'; status: 400 | 401 | 413; reason: string };

const refused = (status: 400 | 401 | 413, reason: string): Notice => ({ kind: 'refused', status, reason });

/** Opens a notification (支付成功回调通知, 退款结果通知): signature first, then the tag of the ciphertext, then its shape. Believes nothing else. */
export const openNotice = (request: Pick<RawRequest, 'headers' | 'rawBody'>): Notice => {
  if (Buffer.byteLength(request.rawBody) > MAX_BYTES) return refused(413, 'too large');
  const fault = signatureFault(request.headers, request.rawBody, configuredKeys());
  if (fault !== null) return refused(401, fault);
  try {
    const { id, event_type: eventType, resource } = envelope.parse(JSON.parse(request.rawBody));
    const plain: unknown = JSON.parse(openResource(resource, env().WXPAY_API_V3_KEY));
    if (eventType.startsWith('TRANSACTION.')) return { kind: 'payment', id, transaction: transaction.parse(plain) };
    if (eventType.startsWith('REFUND.')) {
      const { mchid, ...refund } = refundNotice.parse(plain);
      return { kind: 'refund', id, mchid, refund };
    }
    return { kind: 'other', id, eventType };
  } catch {
    return refused(400, 'cannot be opened');
  }
};
