import { constants, privateDecrypt } from 'node:crypto';
import { z } from 'zod';
import { REFUND_FAULTS } from '../faults.ts';
import type { Sim } from '../sim.ts';
import { invalidRequest, PayError, paramError } from './errors.ts';
import { planRefundOutcome } from './refund-outcome.ts';
import { refundView } from './refund-view.ts';
import { outRefundNo, parseBody } from './rules.ts';

const schema = z.object({
  out_refund_no: outRefundNo,
  type: z.enum(['USER_BANK_CARD', 'MERCHANT_BANK_CARD']),
  bank_type: z
    .string()
    .regex(/^[A-Z]{2,10}_DEBIT$/, '不支持的银行类型，仅支持借记卡')
    .max(16)
    .optional(),
  bank_account: z.string().max(1024).optional(),
  real_name: z.string().max(1024).optional(),
});

/**
 * `POST /v3/refund/domestic/refunds/{refund_id}/apply-abnormal-refund`: a refund that could not reach the payer goes to a bank card or back
 * to the merchant's. Account and name come encrypted with the platform key (RSA-OAEP, SHA-1). Refused unless the refund is abnormal.
 */
export function applyAbnormalRefund(sim: Sim, refundId: string, raw: string, platformSerial: string | undefined): Record<string, unknown> {
  const input = parseBody(schema, raw);
  let received = '商户银行卡';
  const refund = sim.ledger.byRefundId.get(refundId);
  if (!refund || refund.no !== input.out_refund_no) throw new PayError(404, 'RESOURCE_NOT_EXISTS', '退款单不存在');
  if (input.type === 'USER_BANK_CARD') {
    if (!input.bank_type || !input.bank_account || !input.real_name)
      throw paramError('退款至用户银行卡须填写bank_type、bank_account和real_name');
    if (!platformSerial) throw paramError('请求包含加密字段，Http头须填写Wechatpay-Serial');
    const account = decrypt(sim, input.bank_account, 'bank_account');
    if (!/^\d{8,30}$/.test(account)) throw paramError('银行卡号格式错误');
    if (!/^[\p{L}·.\s]{2,40}$/u.test(decrypt(sim, input.real_name, 'real_name'))) throw paramError('收款人姓名格式错误');
    received = `${input.bank_type.replace('_DEBIT', '')}借记卡${account.slice(-4)}`;
  } else if (input.bank_type || input.bank_account || input.real_name) {
    throw paramError('退款至商户银行卡不需要填写银行卡信息');
  }
  if (refund.status !== 'ABNORMAL') throw invalidRequest('退款单状态非退款异常，不能发起异常退款');
  const fault = sim.faults.take(REFUND_FAULTS, refund.orderNo, refund.no);
  Object.assign(refund, { status: 'PROCESSING', channel: 'OTHER_BANKCARD', receivedAccount: received });
  refund.outcome = fault?.kind === 'refund-abnormal' ? 'ABNORMAL' : fault?.kind === 'refund-hold' ? 'HOLD' : 'SUCCESS';
  sim.ledger.refunds.put(refund);
  planRefundOutcome(sim, refund);
  return refundView(refund);
}

function decrypt(sim: Sim, value: string, field: string): string {
  try {
    const key = { key: sim.keys.platformPrivate, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' };
    return privateDecrypt(key, Buffer.from(value, 'base64')).toString('utf8');
  } catch {
    throw paramError(`${field}解密失败，请使用微信支付公钥加密`, { field: `/${field}`, issue: '解密失败', location: 'body' });
  }
}
