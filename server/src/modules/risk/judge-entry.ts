import type { RiskRuleCode } from '@huitou/shared-types/risk/rules.ts';
import type { RiskBasis, RiskDecision } from '@huitou/shared-types/risk/states.ts';
import { DAY, HOUR, now } from '../../platform/clock.ts';
import { newNo } from '../../platform/ids.ts';
import { readStanding } from '../customers/index.ts';
import { readSettings } from '../settings/index.ts';
import { allowPuzzle, failedPuzzles, isSolved, takePass } from './challenge/puzzle-state.ts';
import { keepJudgement } from './keep-judgement.ts';
import { listed } from './lists/read-lists.ts';
import { measurePresence } from './presence.ts';
import { type Facts, puzzlesFor, weigh } from './rules/weigh.ts';
import { type Batch, keepTrail, readTrail } from './trail/keep-trail.ts';
import { measureTrail } from './trail/measure-trail.ts';
import { compareRhythm, rememberRhythm } from './trail/rhythm-crowd.ts';
import { countUntouched } from './untouched.ts';
import { wechatRank } from './wechat-rank.ts';

export interface EntryRequest {
  readonly customerId: number;
  readonly deviceId: string;
  readonly fingerprint: string;
  readonly ip: string;
  readonly userAgent: string;
  readonly activityId: number;
  readonly itemId: number;
  /** The product that the item sells: looking at either counts. */
  readonly productId: number;
  /** What happened since the last batch. */
  readonly trail?: Batch | undefined;
  /** Of a solved puzzle. */
  readonly challengePass?: string | undefined;
}
export interface Judged {
  readonly decision: RiskDecision;
  readonly score: number;
  /** Rules that counted, the heaviest first. */
  readonly reasons: readonly RiskRuleCode[];
  readonly judgementId: string;
  /** How long a ticket of entry lives, by the settings. */
  readonly tokenSeconds: number;
}

/** Rows of a trail that are kept with a judgement. */
const SHOWN_MARKS = 80;
/** Phones and browsers call themselves Mozilla; libraries and headless tools do not, or say so. */
const isScript = (userAgent: string): boolean =>
  !/^Mozilla\/\d/.test(userAgent) || /headless|phantomjs|selenium|puppeteer|playwright|python|curl|okhttp|node/i.test(userAgent);

/**
 * Decides whether somebody may enter a rush: lists first, then the score of what phone, network, WeChat and the past say. Every judgement is
 * kept with all it was made of. Notes the visit and counts the request. Never call it inside a transaction: WeChat may be asked.
 */
export const judgeEntry = async (request: EntryRequest): Promise<Judged> => {
  const { customerId, deviceId, fingerprint, ip } = request;
  const at = now().getTime();
  if (request.trail) await keepTrail(customerId, request.trail, at);
  const [settings, standing, trail, list] = await Promise.all([
    readSettings('antiBot'),
    readStanding(customerId),
    readTrail(customerId),
    listed(request),
  ]);
  const ageMs = standing ? at - standing.registeredAt.getTime() : 0;
  if (request.trail) await rememberRhythm(customerId, trail.marks, at);
  const [presence, rhythm, untouched, failed, rank] = await Promise.all([
    measurePresence({ customerId, deviceId, fingerprint, ip, young: ageMs < DAY }, at),
    compareRhythm(customerId, trail.marks, at),
    countUntouched(customerId, trail.marks, request.challengePass !== undefined, at),
    failedPuzzles(customerId, deviceId, at),
    settings.rules.wechat_rank.mode === 'off' ? null : wechatRank(customerId, standing?.openid ?? null, ip),
  ]);
  const targets = [`item:${request.itemId}`, `product:${request.productId}`];
  const orders = standing?.orders ?? 0;
  const facts: Facts = {
    ...measureTrail(trail, targets, at, settings.rules.no_view.limit),
    ...rhythm,
    ...presence,
    untouched,
    wechat_rank: rank,
    young_account: Math.round(ageMs / (HOUR / 10)) / 10,
    no_orders: orders,
    challenge_failed: failed,
    script_client: isScript(request.userAgent) ? 1 : 0,
    // Trust belongs to a customer on the phone that is known to be theirs: a session can be stolen.
    trusted: ageMs > 30 * DAY && presence.unknown_device >= settings.rules.unknown_device.limit ? orders : 0,
  };
  const weighed = weigh(facts, settings);
  const judgementId = newNo('J');

  let { decision }: { decision: RiskDecision } = weighed;
  let basis: RiskBasis = 'score';
  if (list) {
    decision = list.side === 'allow' ? 'pass' : 'refuse';
    basis = list.side === 'allow' ? 'allow_list' : 'block_list';
  } else if (settings.mode === 'observe') {
    basis = decision === 'pass' ? 'score' : 'observe';
    decision = 'pass';
  } else if (decision === 'challenge') {
    const proven =
      request.challengePass !== undefined && (await takePass(request.challengePass, { customerId, deviceId, itemId: request.itemId }));
    if (proven || (await isSolved({ customerId, deviceId, itemId: request.itemId }))) {
      decision = 'pass';
      basis = 'solved';
    } else {
      await allowPuzzle(judgementId, { customerId, deviceId, itemId: request.itemId }, puzzlesFor(weighed));
    }
  }
  await keepJudgement({
    no: judgementId,
    at,
    customerId,
    deviceId,
    fingerprint,
    ip,
    userAgent: request.userAgent,
    activityId: request.activityId,
    itemId: request.itemId,
    decision,
    wouldBe: weighed.decision,
    basis,
    score: weighed.score,
    reasons: weighed.reasons,
    evidence: {
      signals: weighed.signals,
      trail: trail.marks.slice(-SHOWN_MARKS),
      challengeFrom: settings.challengeFrom,
      refuseFrom: settings.refuseFrom,
      registeredAt: standing?.registeredAt.getTime() ?? null,
      orders,
      wechatRank: rank,
    },
  });
  return { decision, score: weighed.score, reasons: weighed.reasons, judgementId, tokenSeconds: settings.tokenSeconds };
};
