import type { Sim } from '../sim.ts';
import { chinaTime } from '../times.ts';
import type { Notification } from './notify.ts';
import { encryptResource, signatureHeaders, signOutgoing, spoil } from './sign.ts';

const STALE_SECONDS = 3600;

/** Builds the bytes and headers of one attempt, spoiled by `fault` if there is one. Each attempt has its own nonces and signature, but one id. */
export async function buildDelivery(sim: Sim, notification: Notification, fault: string | undefined) {
  const body = envelope(sim, notification, fault);
  const now = sim.clock.wireSeconds();
  const timestamp = String(fault === 'notify-stale' ? now - STALE_SECONDS : now);
  let signed = await signOutgoing(sim, body, timestamp);
  if (fault === 'notify-bad-signature') signed = spoil(signed, 'bad-signature');
  if (fault === 'notify-signtest') signed = spoil(signed, 'signtest');
  if (fault === 'notify-unknown-serial') signed = spoil(signed, 'unknown-serial');
  const headers = {
    'Content-Type': 'application/json',
    Accept: '*/*',
    'User-Agent': 'Mozilla/4.0',
    Pragma: 'no-cache',
    ...signatureHeaders(signed),
  };
  return { body, headers };
}

function envelope(sim: Sim, notification: Notification, fault: string | undefined): string {
  const associatedData = fault === 'notify-empty-associated-data' || fault === 'notify-no-associated-data' ? '' : notification.originalType;
  const plain = JSON.stringify(falsify(notification.resource, fault));
  const { ciphertext, nonce } = encryptResource(sim.keys.apiV3Key, plain, associatedData);
  return JSON.stringify({
    id: notification.id,
    create_time: chinaTime(notification.createdAt),
    resource_type: 'encrypt-resource',
    event_type: notification.eventType,
    summary: notification.summary,
    resource: {
      original_type: notification.originalType,
      algorithm: 'AEAD_AES_256_GCM',
      ciphertext: fault === 'notify-altered-ciphertext' ? alter(ciphertext) : ciphertext,
      ...(fault !== 'notify-no-associated-data' && { associated_data: associatedData }),
      nonce,
    },
  });
}

/** Same length, same encoding, one flipped bit: only the GCM tag can tell. */
function alter(ciphertext: string): string {
  const bytes = Buffer.from(ciphertext, 'base64');
  bytes[10] = (bytes[10] as number) ^ 1;
  return bytes.toString('base64');
}

function falsify(resource: Record<string, unknown>, fault: string | undefined): Record<string, unknown> {
  if (fault === 'notify-wrong-mchid') return { ...resource, mchid: '1600000001' };
  if (fault === 'notify-wrong-appid') return { ...resource, appid: 'wx0000000000000000' };
  if (fault !== 'notify-wrong-amount') return resource;
  const amount = resource.amount as Record<string, number>;
  const key = 'refund' in amount ? 'refund' : 'total';
  return { ...resource, amount: { ...amount, [key]: (amount[key] ?? 0) + 1 } };
}
