import { riskRoutes } from '@huitou/shared-types/risk/routes.ts';
import * as schema from '@huitou/shared-types/risk/schema.ts';
import { noInput, ok } from '@huitou/shared-types/schema.ts';
import { mount, type Mounted } from '../../platform/http/mount.ts';
import { solveChallenge } from './challenge/solve-challenge.ts';
import { startChallenge } from './challenge/start-challenge.ts';
import { judgementDetail, judgementList } from './judgements.queries.ts';
import { listEntries } from './lists/list-entries.queries.ts';
import { removeListEntry, saveListEntry } from './lists/save-list-entry.ts';
import { markJudgement } from './mark-judgement.ts';
import { readRules, saveRules, tryRules } from './rules/change-rules.ts';
import { riskSummary } from './summary.queries.ts';
import { takeTrail } from './trail/take-trail.ts';

export const routes: Mounted[] = [
  mount(riskRoutes.trail, { in: schema.trailIn, out: schema.trailOut }, takeTrail),
  mount(riskRoutes.startChallenge, { in: schema.startChallengeIn, out: schema.challenge }, startChallenge),
  mount(riskRoutes.solveChallenge, { in: schema.solveChallengeIn, out: schema.solveChallengeOut }, solveChallenge),
  mount(riskRoutes.judgements, { in: schema.judgementListIn, out: schema.judgementPage }, judgementList),
  mount(riskRoutes.judgement, { in: schema.judgementIdIn, out: schema.judgementDetail }, judgementDetail),
  mount(riskRoutes.mark, { in: schema.markJudgementIn, out: ok }, markJudgement),
  mount(riskRoutes.summary, { in: schema.riskSummaryIn, out: schema.riskSummary }, riskSummary),
  mount(riskRoutes.lists, { in: schema.listEntriesIn, out: schema.listEntryPage }, listEntries),
  mount(riskRoutes.saveListEntry, { in: schema.saveListEntryIn, out: schema.listEntry }, saveListEntry),
  mount(riskRoutes.removeListEntry, { in: schema.removeListEntryIn, out: ok }, removeListEntry),
  mount(riskRoutes.rules, { in: noInput, out: schema.antiBot }, readRules),
  mount(riskRoutes.saveRules, { in: schema.antiBot, out: schema.antiBot }, saveRules),
  mount(riskRoutes.tryRules, { in: schema.antiBot, out: schema.tryRulesOut }, tryRules),
];
