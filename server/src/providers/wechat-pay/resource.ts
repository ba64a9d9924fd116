import { createDecipheriv } from 'node:crypto';

const TAG_BYTES = 16;

/**
 * Opens an AEAD_AES_256_GCM resource (证书和回调报文解密): base64, the tag in its last 16 bytes, associated data that may be absent.
 * @throws Error when the key is wrong or a single bit was altered
 */
export const openResource = (
  resource: { ciphertext: string; nonce: string; associated_data?: string | undefined },
  apiV3Key: string,
): string => {
  const bytes = Buffer.from(resource.ciphertext, 'base64');
  if (bytes.length < TAG_BYTES) throw new Error('The ciphertext is shorter than its tag');
  const decipher = createDecipheriv('aes-256-gcm', Buffer.from(apiV3Key, 'utf8'), Buffer.from(resource.nonce, 'utf8'), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(resource.associated_data ?? '', 'utf8'));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()]).toString('utf8');
};
