import { env } from '../../env.ts';
import type { RawRequest, RawRoute } from '../../platform/http/mount.ts';
import { log } from '../../platform/log.ts';
import { NOTIFY_PATH } from './notify-url.ts';
import { channel } from './ports.ts';
import { raiseAlert } from './raise-alert.ts';
import { settlePayment } from './settle-payment.ts';
import { settleRefund } from './settle-refund.ts';

type Answer = Awaited<ReturnType<RawRoute['handle']>>;
const done: Answer = { status: 204 };
const failed = (status: number, message: string): Answer => ({
  status,
  type: 'application/json',
  body: JSON.stringify({ code: 'FAIL', message }),
});

/** What WeChat Pay posts about payments and refunds. Answered after the commit; anything but 204 makes WeChat send it again. */
const receive = async (request: RawRequest): Promise<Answer> => {
  const notice = channel().openNotice(request);
  if (notice.kind === 'refused') {
    log.warn({ reason: notice.reason }, 'notification refused');
    return failed(notice.status, '验证失败');
  }
  if (notice.kind === 'other') {
    log.warn({ name: notice.name }, 'notification of a kind that nobody asked for');
    return done;
  }
  try {
    return (await settle(notice)) === 'mismatch' ? failed(400, '与订单不符') : done;
  } catch (error) {
    log.error({ err: error }, 'notification not processed');
    return failed(500, '处理失败');
  }
};

const settle = async (
  notice: Extract<ReturnType<ReturnType<typeof channel>['openNotice']>, { kind: 'payment' | 'refund' }>,
): Promise<string> => {
  if (notice.kind === 'payment') return settlePayment(notice.trade);
  if (notice.merchantId === env().WXPAY_MCH_ID) return settleRefund(notice.refund, true);
  await raiseAlert({
    what: 'refund',
    no: notice.refund.no,
    reason: '商户号不符',
    kind: 'state',
    there: notice.refund.amount,
    said: { merchantId: notice.merchantId, state: notice.refund.state },
  });
  return 'mismatch';
};

export const raw: RawRoute[] = [{ method: 'POST', path: NOTIFY_PATH, handle: receive }];
