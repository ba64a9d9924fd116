import { z } from 'zod';
import { hex } from '../ids.ts';
import type { Sim } from '../sim.ts';
import { WechatError } from './errors.ts';
import { fields } from './fields.ts';
import { lastLogin } from './login.ts';
import { push } from './push.ts';

const USED_WITHIN_MS = 2 * 3600_000;
const scene = z.int().min(1).max(4);
const openidError: Record<string, [number, string]> = { openid: [40003, 'invalid openid'] };

const textSchema = z.object({
  content: z.string().min(1),
  version: z.literal(2),
  scene,
  openid: z.string().min(1),
  title: z.string().optional(),
  nickname: z.string().optional(),
  signature: z.string().optional(),
});

/**
 * `POST /wxa/msg_sec_check`, version 2: judges by the words in the settings. Throws 40003, 47001, 61010 (the person has not used the
 * mini-program in two hours), 44991 (over 2 500 characters).
 */
export function checkText(sim: Sim, body: Record<string, unknown>): object {
  const input = fields(textSchema, body, openidError);
  if ([...input.content].length > 2500) throw new WechatError(44991, 'content size out of limit');
  checkRecentUse(sim, input.openid);
  const text = [input.content, input.title, input.nickname, input.signature].filter(Boolean).join('\n');
  const risky = sim.settings.riskyWords.find((word) => text.includes(word));
  const doubtful = sim.settings.reviewWords.find((word) => text.includes(word));
  const verdict = risky
    ? { suggest: 'risky', label: 20006 }
    : doubtful
      ? { suggest: 'review', label: 10001 }
      : { suggest: 'pass', label: 100 };
  const keyword = risky ?? doubtful;
  sim.journal.add('content', `文本检查 ${verdict.suggest}${keyword ? `（${keyword}）` : ''}`, verdict.suggest === 'pass', {
    content: input.content.slice(0, 200),
  });
  return {
    detail: [{ strategy: 'content_model', errcode: 0, ...verdict, prob: 90, ...(keyword && { keyword }) }],
    trace_id: hex(16),
    result: verdict,
  };
}

function checkRecentUse(sim: Sim, openid: string): void {
  if (!sim.people.get(openid)) throw new WechatError(40003, 'invalid openid');
  const at = lastLogin(sim, openid);
  if (at === undefined || sim.clock.now() - at > USED_WITHIN_MS) throw new WechatError(61010, 'code is expired');
}

const mediaSchema = z.object({
  media_url: z.url(),
  media_type: z.union([z.literal(1), z.literal(2)]),
  version: z.literal(2),
  scene,
  openid: z.string().min(1),
});

/**
 * `POST /wxa/media_check_async`: accepts, fetches the file later and tells the verdict by the push event wxa_media_check. A name with
 * “risky” in it, or the fault media-risky, makes it risky. Throws 40003, 47001, 61010.
 */
export function checkMedia(sim: Sim, body: Record<string, unknown>): object {
  const input = fields(mediaSchema, body, openidError);
  checkRecentUse(sim, input.openid);
  const traceId = hex(16);
  const fault = sim.faults.take(['media-risky', 'media-unreachable'], input.media_url);
  sim.clock.schedule(sim.clock.now() + sim.settings.mediaCheckAfterMs, async () => {
    const found = fault?.kind !== 'media-unreachable' && (await reachable(input.media_url, sim.closing));
    const risky = fault?.kind === 'media-risky' || input.media_url.includes('risky');
    const verdict = risky ? { suggest: 'risky', label: 20002 } : { suggest: 'pass', label: 100 };
    sim.journal.add('content', `媒体检查 ${found ? verdict.suggest : '下载失败'}`, found && !risky, { media_url: input.media_url });
    push(sim, 'wxa_media_check', {
      appid: sim.keys.appId,
      openid: input.openid,
      trace_id: traceId,
      version: 2,
      ...(found
        ? { detail: [{ strategy: 'content_model', errcode: 0, ...verdict, prob: 90 }], errcode: 0, errmsg: 'ok', result: verdict }
        : { errcode: -1008, errmsg: 'download media failed' }),
    });
  });
  return { trace_id: traceId };
}

async function reachable(url: string, closing: AbortSignal): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.any([AbortSignal.timeout(5000), closing]) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
