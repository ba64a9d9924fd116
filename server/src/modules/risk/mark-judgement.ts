import { type JudgementMark, judgementMarkLabels } from '@huitou/shared-types/risk/states.ts';
import { now } from '../../platform/clock.ts';
import { transact } from '../../platform/db/transact.ts';
import { must } from '../../platform/errors.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { recordAudit } from '../audit/index.ts';
import { db } from './risk.entity.ts';

/** Writes down what staff found about a judgement; null takes it back. @throws not_found */
export const markJudgement = (input: { id: number; mark: JudgementMark | null; note: string }, call: StaffCall): Promise<{ ok: true }> =>
  transact(async () => {
    const before = must(
      await db()
        .selectFrom('risk_judgements')
        .select(['no', 'mark', 'mark_note'])
        .where('id', '=', input.id)
        .forUpdate()
        .executeTakeFirst(),
    );
    const after = {
      mark: input.mark,
      mark_note: input.mark === null ? '' : input.note,
      marked_by: input.mark === null ? '' : call.actor.name,
      marked_at: input.mark === null ? null : now(),
    };
    await db().updateTable('risk_judgements').set(after).where('id', '=', input.id).execute();
    await recordAudit(call.actor, {
      action: 'risk.mark',
      subject: 'risk_judgement',
      subjectId: input.id,
      summary: input.mark === null ? `取消标记 ${before.no}` : `${before.no} 标记为${judgementMarkLabels[input.mark].label}`,
      before: { mark: before.mark, note: before.mark_note },
      after: { mark: after.mark, note: after.mark_note },
    });
    return { ok: true };
  });
