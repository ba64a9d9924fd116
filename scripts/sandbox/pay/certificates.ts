import type { Sim } from '../sim.ts';
import { chinaTime } from '../times.ts';
import { PayError } from './errors.ts';
import { encryptResource } from './sign.ts';

const FIVE_YEARS = 5 * 365 * 86400_000;

/** `GET /v3/certificates`: the platform certificate, encrypted. Merchants in public-key mode have none: RESOURCE_NOT_EXISTS. */
export function certificates({ keys }: Sim): object {
  if (keys.mode === 'public-key')
    throw new PayError(404, 'RESOURCE_NOT_EXISTS', '无可用的平台证书，请在商户平台-API安全申请使用微信支付公钥');
  const { ciphertext, nonce } = encryptResource(keys.apiV3Key, keys.platformCertificate, 'certificate');
  return {
    data: [
      {
        serial_no: keys.platformSerial,
        effective_time: chinaTime(keys.platformFrom),
        expire_time: chinaTime(keys.platformFrom + FIVE_YEARS),
        encrypt_certificate: { algorithm: 'AEAD_AES_256_GCM', nonce, associated_data: 'certificate', ciphertext },
      },
    ],
  };
}
