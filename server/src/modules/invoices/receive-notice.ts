import type { RawRequest, RawRoute } from '../../platform/http/mount.ts';
import { log } from '../../platform/log.ts';
import { countInWindow, key } from '../../platform/redis.ts';
import { followInvoice, followRed } from './invoices.jobs.ts';
import { NOTICE_PATH } from './notice-url.ts';
import { type InvoiceNotice, providerNamed } from './ports.ts';
import { db } from './tables.ts';

type Answer = Awaited<ReturnType<RawRoute['handle']>>;
const PER_MINUTE = 6;

/** What providers post to us. Nothing in it is believed: it only makes us ask, and not often. */
const receive = async (request: RawRequest): Promise<Answer> => {
  const by = providerNamed(request.query.provider ?? '');
  if (!by) return { status: 404 };
  const notice = by.openNotice(request);
  if (notice.kind === 'refused') {
    log.warn({ provider: by.name, reason: notice.reason }, 'invoice notice refused');
    return { status: notice.status };
  }
  if ((await countInWindow(key('invoices', 'notice', by.name, notice.no), 60)) <= PER_MINUTE)
    // The answer does not wait for what we find out; the sweeper asks again where this fails.
    await follow(notice).catch((error: unknown) => log.warn({ err: error, no: notice.no }, 'invoice notice not followed'));
  const { status, body, type } = by.noticeAnswer;
  return { status, body, type };
};

const follow = async (notice: Exclude<InvoiceNotice, { kind: 'refused' }>): Promise<void> => {
  if (notice.kind === 'invoice') {
    const row = await db().selectFrom('invoices').select(['id', 'status']).where('provider_no', '=', notice.no).executeTakeFirst();
    if (row?.status === 'issuing') await followInvoice(row.id, { asked: true });
  }
  const red = await db()
    .selectFrom('invoice_reds')
    .select('id')
    .where((eb) => eb.or([eb('apply_no', '=', notice.no), eb('red_no', '=', notice.no)]))
    .where('status', 'in', ['applying', 'wait_confirm', 'issuing'])
    .executeTakeFirst();
  if (red) await followRed(red.id, { asked: true });
};

export const raw: RawRoute[] = [{ method: 'POST', path: NOTICE_PATH, handle: receive }];
