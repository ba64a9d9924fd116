import type { CaseOptionLine, CaseOptions, CaseView, PreviewCaseIn, RequestCaseIn } from '@huitou/shared-types/after-sales/schema.ts';
import { caseKinds, caseStages, type CaseKind, type CaseStage } from '@huitou/shared-types/after-sales/states.ts';

export type Reason = CaseOptions['reasons'][number];

export interface DraftLine {
  quantity: number;
  /** Fen for these pieces; undefined asks for the most there is. */
  amount?: number | undefined;
}

/** What the customer has filled in so far. */
export interface CaseDraft {
  stage: CaseStage;
  kind: CaseKind;
  /** By line id. */
  lines: Readonly<Record<string, DraftLine>>;
  reason: string | undefined;
  description: string;
  toBalance: boolean;
}

/** Pieces of a line that can be asked for. A line waits while another case about it is open. */
export const possible = (line: CaseOptionLine, stage: CaseStage): number =>
  line.openCaseId ? 0 : stage === 'unshipped' ? line.unshipped : line.shipped;

/** Which pieces there are to ask for: sent ones, not sent ones, or both. */
export const stagesOf = ({ lines }: CaseOptions): CaseStage[] =>
  caseStages.filter((stage) => lines.some((line) => possible(line, stage) > 0));

/** What has not left cannot come back. */
export const kindsOf = (stage: CaseStage): readonly CaseKind[] => (stage === 'unshipped' ? ['refund_only'] : caseKinds);

/** Reasons that fit, branch by branch, in the shop's order. */
export const reasonTree = (
  reasons: readonly Reason[],
  { kind, stage }: Pick<CaseDraft, 'kind' | 'stage'>,
): { group: string; items: Reason[] }[] => {
  const tree: { group: string; items: Reason[] }[] = [];
  for (const reason of reasons) {
    if (!reason.kinds.includes(kind) || !reason.stages.includes(stage)) continue;
    const branch = tree.find(({ group }) => group === reason.group);
    if (branch) branch.items.push(reason);
    else tree.push({ group: reason.group, items: [reason] });
  }
  return tree;
};

/** The reason chosen, as long as it still fits kind and stage. */
export const reasonOf = (options: CaseOptions, draft: CaseDraft): Reason | undefined =>
  options.reasons.find(({ code, kinds, stages }) => code === draft.reason && kinds.includes(draft.kind) && stages.includes(draft.stage));

/** The amount may be lowered for goods that have left and are paid back; the rest goes by the pieces. */
export const amountOpen = ({ kind, stage }: Pick<CaseDraft, 'kind' | 'stage'>): boolean => stage === 'shipped' && kind !== 'exchange';

/** A new form: the line that the customer came from, whole, or the only one there is. */
export const newDraft = (options: CaseOptions, wanted: { lineId?: string | undefined; stage?: CaseStage | undefined } = {}): CaseDraft => {
  const stages = stagesOf(options);
  const asked = options.lines.find(({ lineId }) => lineId === wanted.lineId);
  const fits = (stage: CaseStage) => stages.includes(stage) && (!asked || possible(asked, stage) > 0);
  const stage = [wanted.stage, 'shipped' as const, 'unshipped' as const].find((one) => one && fits(one)) ?? stages[0] ?? 'shipped';
  const open = options.lines.filter((line) => possible(line, stage) > 0);
  const chosen = open.find(({ lineId }) => lineId === wanted.lineId) ?? (open.length === 1 ? open[0] : undefined);
  return {
    stage,
    kind: stage === 'unshipped' ? 'refund_only' : 'return_refund',
    lines: chosen ? { [chosen.lineId]: { quantity: possible(chosen, stage) } } : {},
    reason: undefined,
    description: '',
    toBalance: false,
  };
};

/** A form filled from an ended case, as far as it can still be asked. */
export const againDraft = (options: CaseOptions, ended: CaseView): CaseDraft => {
  const lines: Record<string, DraftLine> = {};
  for (const { lineId, quantity } of ended.lines) {
    const line = options.lines.find((one) => one.lineId === lineId);
    const most = line ? possible(line, ended.stage) : 0;
    if (most > 0) lines[lineId] = { quantity: Math.min(quantity, most) };
  }
  if (Object.keys(lines).length === 0) return newDraft(options);
  const { stage, kind, reason, description, toBalance } = ended;
  return { stage, kind, lines, reason: reason.code, description, toBalance };
};

/** Another stage asks for other pieces, and not every kind goes with it. */
export const withStage = (options: CaseOptions, draft: CaseDraft, stage: CaseStage): CaseDraft => ({
  ...newDraft(options, { stage }),
  description: draft.description,
  toBalance: draft.toBalance,
});

export const withLine = (draft: CaseDraft, lineId: string, line: DraftLine | undefined): CaseDraft => {
  const { [lineId]: _, ...others } = draft.lines;
  return { ...draft, lines: line ? { ...others, [lineId]: line } : others };
};

/** What the server is asked to reckon; undefined while no goods are chosen. Lines go in the order of the order. */
export const previewInput = (options: CaseOptions, draft: CaseDraft): PreviewCaseIn | undefined => {
  const lines = options.lines.flatMap(({ lineId }) => {
    const line = draft.lines[lineId];
    if (!line) return [];
    const amount = amountOpen(draft) ? line.amount : undefined;
    return [{ lineId, quantity: line.quantity, ...(amount === undefined ? {} : { amount }) }];
  });
  if (lines.length === 0) return undefined;
  const toBalance = draft.kind !== 'exchange' && draft.toBalance;
  return { orderId: options.orderId, kind: draft.kind, stage: draft.stage, lines, toBalance };
};

/** What is still missing, the first thing first; undefined when it can be sent. */
export const draftProblem = (options: CaseOptions, draft: CaseDraft, pictures: readonly string[]): string | undefined => {
  if (!previewInput(options, draft)) return '请选择要售后的商品';
  const reason = reasonOf(options, draft);
  if (!reason) return '请选择售后原因';
  if (reason.pictures && pictures.length === 0) return `“${reason.label}”需要上传图片凭证`;
  return undefined;
};

export const requestInput = (options: CaseOptions, draft: CaseDraft, pictures: string[]): RequestCaseIn | undefined => {
  const asked = previewInput(options, draft);
  const reason = reasonOf(options, draft);
  return asked && reason ? { ...asked, reason: reason.code, description: draft.description.trim(), pictures } : undefined;
};
