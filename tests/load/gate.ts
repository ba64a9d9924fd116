import type { TrailIn } from '@huitou/shared-types/risk/schema.ts';
import type { Answer, Visitor } from './visitor.ts';

export interface Guard {
  trail: Omit<TrailIn, 'deviceId' | 'fingerprint'> | undefined;
  challengePass: string | undefined;
}
/** What everybody wants to get through. */
export interface Gate {
  readonly activityId: number;
  readonly itemId: number;
  readonly productId: number;
  /** ms. */
  readonly startsAt: number;
  enter: (visitor: Visitor, guard: Guard) => Promise<Answer>;
  /** Whether a ticket of entry is taken from this visitor. */
  accepts: (visitor: Visitor, token: string) => Promise<boolean>;
}

/** The doors of the risk slice themselves, in the server's process: what stands behind the route of a flash sale, without the sale. */
export const doorGate = async (
  ids: { activityId: number; itemId: number; productId: number },
  window: { from: Date; until: Date },
): Promise<Gate> => {
  const { judgeEntry, readEntry, signEntry } = await import('../../server/src/modules/risk/index.ts');
  const { withEm } = await import('../../server/src/platform/db/orm.ts');
  return {
    ...ids,
    startsAt: window.from.getTime(),
    enter: (visitor, guard) =>
      withEm(async () => {
        const judged = await judgeEntry({
          customerId: visitor.account.id,
          deviceId: visitor.deviceId,
          fingerprint: visitor.model.fingerprint,
          ip: visitor.ip,
          userAgent: visitor.model.userAgent,
          ...ids,
          ...guard,
        });
        if (judged.decision === 'challenge') return { decision: 'challenge', judgementId: judged.judgementId };
        if (judged.decision === 'refuse') return { decision: 'refuse' };
        const signed = signEntry(
          {
            customerId: visitor.account.id,
            activityId: ids.activityId,
            itemId: ids.itemId,
            deviceId: visitor.deviceId,
            addressHash: '',
            quantity: 1,
            decision: judged.decision,
            judgementId: judged.judgementId,
          },
          { ...window, seconds: judged.tokenSeconds },
        );
        return signed ? { decision: judged.decision, token: signed.token } : { decision: 'refuse' };
      }),
    accepts: async (visitor, token) =>
      readEntry(token, { customerId: visitor.account.id, activityId: ids.activityId, itemId: ids.itemId, deviceId: visitor.deviceId }).ok,
  };
};
