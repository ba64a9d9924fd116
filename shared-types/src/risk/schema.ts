import { z } from 'zod';
import { cursorIn, id, idIn, maybeText, page, text, time, timeIn } from '../schema.ts';
import { riskRuleCodes, riskRules, ruleModes, type RiskRuleCode } from './rules.ts';
import { judgementMarks, listKinds, listSides, riskBases, riskDecisions, trailKinds } from './states.ts';

/** A random name that the client gives itself at its first start and keeps. */
export const deviceId = z.string().regex(/^[\w-]{8,64}$/, '设备标识不正确');
/** A hash of what the device says of itself (model, system, screen, language). Phones of one model share it. */
export const fingerprint = z.string().regex(/^[\w-]{8,64}$/, '设备标识不正确');

/**
 * One thing that happened on the phone. `at` is the phone's own clock, ms, of any origin (never corrected by the server's time): only
 * differences count. `target`: `item:<flash item>`, `product:<id>`, `flash` (the channel), `activity:<id>`, or a page's path.
 */
export const trailEvent = z.object({
  kind: z.enum(trailKinds),
  at: z.number().min(0).max(1e14),
  target: z
    .string()
    .max(60)
    .regex(/^[\w:./-]*$/)
    .optional(),
  /** Where a finger went down, in CSS px of the screen; and for how long it stayed, ms. Left out where the platform does not tell. */
  x: z.number().min(-10_000).max(10_000).optional(),
  y: z.number().min(-10_000).max(10_000).optional(),
  press: z.number().min(0).max(60_000).optional(),
});
/**
 * What happened since the last batch. `run`: a random name of this start of the app; `seq`: 0, 1, 2 … within it, a repeated number is ignored.
 * `sentAt`: the same clock as `at`, read anew at every try. Send at once after a view, then every 5 seconds while something happened.
 */
export const trailIn = z.object({
  deviceId,
  fingerprint,
  run: z.string().regex(/^[\w-]{8,40}$/),
  seq: z.int().min(0).max(100_000),
  sentAt: z.number().min(0).max(1e14),
  events: z.array(trailEvent).max(60),
});
export const trailOut = z.object({ ok: z.literal(true), serverTime: time });

/** What a request to enter carries beside its own fields: `trail` is what happened since the last batch, `challengePass` the proof of a solved puzzle. */
export const entryGuard = {
  deviceId,
  fingerprint,
  trail: trailIn.omit({ deviceId: true, fingerprint: true }).optional(),
  challengePass: z.string().max(300).optional(),
};

/** `judgementId`: of the answer that asked for a puzzle. */
export const startChallengeIn = z.object({ judgementId: z.string().max(40), deviceId });
/** A piece of `background` was cut out: the customer drags `piece` from x = 0 to where it belongs. All in px of the picture. */
export const challenge = z.object({
  id: z.string(),
  width: z.int(),
  height: z.int(),
  /** `data:image/…` */
  background: z.string(),
  piece: z.string(),
  pieceSize: z.int(),
  /** Top of the piece. */
  y: z.int(),
  /** Puzzles to be solved in a row, this one included. */
  left: z.int(),
  /** How often one may still be wrong. */
  tries: z.int(),
  expiresAt: time,
});
/** `x`: left edge of the piece in px of the picture. `track`: the drag, `t` in ms since the finger went down, `x` and `y` in px of the picture. */
export const solveChallengeIn = z.object({
  id: z.string().max(40),
  deviceId,
  x: z.number().min(-50).max(2000),
  track: z
    .array(z.object({ t: z.number().min(0).max(120_000), x: z.number().min(-500).max(3000), y: z.number().min(-3000).max(3000) }))
    .max(400),
});
/** `pass`: goes with the next request to enter. `next`: one more puzzle (after a wrong answer, or the next in a row). Both null: locked for a while. */
export const solveChallengeOut = z.object({ right: z.boolean(), pass: z.string().nullable(), next: challenge.nullable() });

/** One rule's part in a judgement. */
export const signal = z.object({
  rule: z.enum(riskRuleCodes),
  /** What was measured, in the rule's unit; null when nothing could be. */
  value: z.number().nullable(),
  limit: z.number(),
  /** 0 to 1. */
  risk: z.number(),
  weight: z.number(),
  points: z.number(),
  mode: z.enum(ruleModes),
});
const judgementBase = z.object({
  id,
  at: time,
  customer: z.object({ id, nickname: z.string() }),
  deviceId: z.string(),
  fingerprint: z.string(),
  ip: z.string(),
  activityId: id,
  itemId: id,
  decision: z.enum(riskDecisions),
  /** What would have been decided if nothing were in observe mode. */
  wouldBe: z.enum(riskDecisions),
  basis: z.enum(riskBases),
  score: z.number(),
  /** Rules that counted, the heaviest first. */
  reasons: z.array(z.enum(riskRuleCodes)),
  mark: z.enum(judgementMarks).nullable(),
});
export const judgement = judgementBase;
export const judgementDetail = judgementBase.extend({
  signals: z.array(signal),
  challengeFrom: z.number(),
  refuseFrom: z.number(),
  account: z.object({ registeredAt: time.nullable(), orders: z.int() }),
  wechatRank: z.int().nullable(),
  userAgent: z.string(),
  /** What the phone told in the minutes before, ms before the judgement by the server's clock and by the phone's. */
  trail: z.array(
    z.object({
      kind: z.enum(trailKinds),
      target: z.string(),
      received: z.number(),
      at: z.number(),
      x: z.number().nullable(),
      y: z.number().nullable(),
      press: z.number().nullable(),
    }),
  ),
  markNote: z.string(),
  markedBy: z.string(),
  markedAt: time.nullable(),
  /** List entries that hold for this customer, device or address now. */
  lists: z.array(
    z.object({ id, side: z.enum(listSides), kind: z.enum(listKinds), value: z.string(), reason: z.string(), until: time.nullable() }),
  ),
});
export const judgementListIn = z.object({
  ...cursorIn,
  customerId: idIn.optional(),
  deviceId: maybeText(64).optional(),
  ip: maybeText(64).optional(),
  itemId: idIn.optional(),
  activityId: idIn.optional(),
  decision: z.enum(riskDecisions).optional(),
  rule: z.enum(riskRuleCodes).optional(),
  mark: z.enum(judgementMarks).optional(),
  from: timeIn.optional(),
  to: timeIn.optional(),
});
export const judgementPage = page(judgement);
export const judgementIdIn = z.object({ id: idIn });
export const markJudgementIn = z.object({ id: idIn, mark: z.enum(judgementMarks).nullable(), note: maybeText(200).default('') });

/** Counts of a span of at most 31 days. */
export const riskSummaryIn = z.object({ from: timeIn, to: timeIn, activityId: idIn.optional() });
export const riskSummary = z.object({
  total: z.int(),
  decisions: z.array(z.object({ decision: z.enum(riskDecisions), count: z.int(), wouldBe: z.int() })),
  rules: z.array(z.object({ rule: z.enum(riskRuleCodes), count: z.int(), falsePositives: z.int() })),
  puzzles: z.object({ asked: z.int(), solved: z.int() }),
  hours: z.array(z.object({ at: time, pass: z.int(), challenge: z.int(), behind: z.int(), refuse: z.int() })),
});

export const listEntry = z.object({
  id,
  side: z.enum(listSides),
  kind: z.enum(listKinds),
  value: z.string(),
  /** Nickname of a customer, else empty. */
  name: z.string(),
  reason: z.string(),
  until: time.nullable(),
  staffName: z.string(),
  createdAt: time,
  /** False once its time is over. */
  live: z.boolean(),
});
export const listEntriesIn = z.object({
  ...cursorIn,
  side: z.enum(listSides).optional(),
  kind: z.enum(listKinds).optional(),
  q: maybeText(64).optional(),
  live: z.boolean().optional(),
});
export const listEntryPage = page(listEntry);
/** `value`: a customer's id, a device's name, an address or a net (`203.0.113.0/24`). A subject is on one side only: the new entry replaces the old. */
export const saveListEntryIn = z.object({
  side: z.enum(listSides),
  kind: z.enum(listKinds),
  value: text(64),
  reason: text(200),
  until: timeIn.nullable().default(null),
});
export const removeListEntryIn = z.object({ id: idIn, reason: maybeText(200).default('') });

const ruleSetting = (code: RiskRuleCode) =>
  z
    .object({
      mode: z.enum(ruleModes).default('on'),
      weight: z.number().min(-100).max(100).default(riskRules[code].weight),
      limit: z.number().min(0).max(100_000).default(riskRules[code].limit),
    })
    .prefault({});
type RuleSettings = { [C in RiskRuleCode]: ReturnType<typeof ruleSetting> };
/** The settings of all rules, and what follows from the score. */
export const antiBot = z.object({
  /** `observe`: everything is judged and kept, nobody is held up. */
  mode: z.enum(['observe', 'enforce']).default('enforce'),
  challengeFrom: z.number().min(1).max(1000).default(40),
  refuseFrom: z.number().min(1).max(1000).default(80),
  /** What happens to those above: refused, or let in behind everybody else without being told. */
  highAction: z.enum(['refuse', 'behind']).default('refuse'),
  tokenSeconds: z.int().min(10).max(600).default(120).describe('入场凭证有效期（秒）'),
  challengeSeconds: z.int().min(20).max(300).default(90).describe('滑块有效期（秒）'),
  challengeTries: z.int().min(1).max(5).default(2).describe('10 分钟内最多答错次数'),
  tolerancePx: z.int().min(2).max(20).default(5).describe('滑块允许误差（像素，图宽 600）'),
  keepDays: z.int().min(7).max(365).default(90).describe('判定记录保留（天）'),
  rules: z.object(Object.fromEntries(riskRuleCodes.map((code) => [code, ruleSetting(code)])) as RuleSettings).prefault({}),
});
/** The rules as they would be, tried on the last judgements. */
export const tryRulesOut = z.object({
  judged: z.int(),
  decisions: z.array(z.object({ decision: z.enum(riskDecisions), before: z.int(), after: z.int() })),
  /** Judgements that would come out otherwise, at most 20. */
  changed: z.array(
    z.object({
      id,
      nickname: z.string(),
      at: time,
      before: z.enum(riskDecisions),
      after: z.enum(riskDecisions),
      scoreBefore: z.number(),
      scoreAfter: z.number(),
    }),
  ),
});

export type TrailIn = z.input<typeof trailIn>;
export type TrailOut = z.output<typeof trailOut>;
export type StartChallengeIn = z.input<typeof startChallengeIn>;
export type Challenge = z.output<typeof challenge>;
export type SolveChallengeIn = z.input<typeof solveChallengeIn>;
export type SolveChallengeOut = z.output<typeof solveChallengeOut>;
export type Signal = z.output<typeof signal>;
export type Judgement = z.output<typeof judgement>;
export type JudgementDetail = z.output<typeof judgementDetail>;
export type JudgementListIn = z.input<typeof judgementListIn>;
export type JudgementPage = z.output<typeof judgementPage>;
export type JudgementIdIn = z.input<typeof judgementIdIn>;
export type MarkJudgementIn = z.input<typeof markJudgementIn>;
export type RiskSummaryIn = z.input<typeof riskSummaryIn>;
export type RiskSummary = z.output<typeof riskSummary>;
export type ListEntry = z.output<typeof listEntry>;
export type ListEntriesIn = z.input<typeof listEntriesIn>;
export type ListEntryPage = z.output<typeof listEntryPage>;
export type SaveListEntryIn = z.input<typeof saveListEntryIn>;
export type RemoveListEntryIn = z.input<typeof removeListEntryIn>;
export type AntiBotIn = z.input<typeof antiBot>;
export type AntiBot = z.output<typeof antiBot>;
export type TryRulesOut = z.output<typeof tryRulesOut>;
