import { caseKindLabels } from '@huitou/shared-types/after-sales/states.ts';
import type { CaseView, openCaseIn, requestCaseIn, StaffCase } from '@huitou/shared-types/after-sales/schema.ts';
import { yuan } from '@huitou/shared-types/money.ts';
import type { z } from 'zod';
import { HOUR, later } from '../../platform/clock.ts';
import { type Actor, system } from '../../platform/context.ts';
import { transact } from '../../platform/db/transact.ts';
import { fail, ShopError } from '../../platform/errors.ts';
import type { CustomerCall, StaffCall } from '../../platform/http/mount.ts';
import { logStates } from '../../platform/move.ts';
import { publish } from '../../platform/queue/events.ts';
import { recordAudit } from '../audit/index.ts';
import { caseOpened, claimForCase, lockOrder, ownOrder, refundableFreightOf, staffOrderRow } from '../orders/index.ts';
import { readSettings } from '../settings/index.ts';
import { agreeAs } from './agree-case.ts';
import { db } from './case.entity.ts';
import { myCase } from './case.queries.ts';
import { insertCase } from './insert-case.ts';
import { planCase, refuseWrongTime } from './plan-case.ts';
import { staffCaseView } from './staff-cases.queries.ts';
import { windowOf } from './window.ts';

type Asked = z.output<typeof requestCaseIn>;

/**
 * The customer asks for money or other goods. Pieces and money are taken hold of under the order's lock, so that nothing ships, completes or
 * is given back twice meanwhile.
 * @throws not_found, case_not_possible, case_window_closed, case_line_busy, case_pieces_exceed, case_amount_exceeds, case_reason_unfit,
 * case_pictures_required
 */
export const requestCase = async (input: Asked, call: CustomerCall): Promise<CaseView> => {
  await ownOrder(call.actor.id, input.orderId);
  const id = await openAs(input, call.actor);
  await agreeAtOnce(id);
  return myCase(call.actor.id, id);
};

/** Staff ask on a customer's behalf; also after the window, and with freight and amounts of their choice. @throws as above */
export const openCase = async (input: z.output<typeof openCaseIn>, call: StaffCall): Promise<StaffCase> => {
  const order = await staffOrderRow(call.actor, input.orderId);
  const id = await transact(async () => {
    const opened = await openAs(input, call.actor, input.freight);
    await recordAudit(call.actor, {
      action: 'aftersales.open',
      subject: 'order',
      subjectId: order.id,
      summary: `代客申请售后 ${order.no}：${caseKindLabels[input.kind]}`,
      after: { lines: input.lines, freight: input.freight },
    });
    return opened;
  });
  return staffCaseView(call.actor, id);
};

/** Opens a case in a transaction of its own, or in the caller's. Answers its id. */
const openAs = (input: Asked, actor: Actor, freight?: number): Promise<number> =>
  transact(async () => {
    const staff = actor.kind === 'staff';
    const { order, lines } = await lockOrder(input.orderId);
    const settings = await readSettings('afterSales');
    refuseWrongTime(order, input, staff || (await windowOf(order)).open);
    const reason = settings.reasons.find(
      (one) => one.code === input.reason && one.kinds.includes(input.kind) && one.stages.includes(input.stage),
    );
    if (!reason) return fail('case_reason_unfit');
    if (reason.pictures && input.pictures.length === 0 && !staff) fail('case_pictures_required', `“${reason.label}”需要上传图片凭证`);
    const planned = planCase(order, lines, input, settings.freight, staff);
    if (freight !== undefined && freight > refundableFreightOf(order))
      fail('case_amount_exceeds', '运费超过可退金额', { freight: true, cap: refundableFreightOf(order) });
    const id = await insertCase(order, input, planned, actor, {
      reason,
      freight: freight ?? planned.freight,
      freightDecided: freight !== undefined,
      dueAt: later(settings.answerHours * HOUR),
    });
    await claimForCase({
      orderId: order.id,
      caseId: id,
      lines: planned.lines.map((one) => ({
        lineId: one.line.id,
        quantity: one.quantity,
        amount: one.amount,
        hold: input.stage === 'unshipped',
      })),
      freight: freight ?? planned.freight,
    });
    await caseOpened(order);
    const note = `${caseKindLabels[input.kind]}：${reason.label}${input.kind === 'exchange' ? '' : `，${yuan(planned.goods + (freight ?? planned.freight))} 元`}`;
    await logStates(
      actor,
      {
        subject: 'after_sales_cases',
        subjectId: id,
        move: 'request',
        title: staff ? '商家代为申请售后' : '申请售后',
        note,
        to: 'requested',
      },
      { subject: 'orders', subjectId: order.id, move: 'after-sales', title: staff ? '商家代为申请售后' : '申请售后', note },
    );
    await publish('after-sales.requested', { caseId: id, orderId: order.id, customerId: order.customer_id });
    return id;
  });

/** Where the shop has said so, what has not begun to be packed goes back without waiting for anybody. */
const agreeAtOnce = async (id: number): Promise<void> => {
  const { instantUnshipped } = await readSettings('afterSales');
  if (!instantUnshipped) return;
  const row = await db().selectFrom('after_sales_cases').select(['kind', 'stage']).where('id', '=', id).executeTakeFirst();
  if (row?.stage !== 'unshipped') return;
  try {
    await agreeAs(id, system, { title: '未发货，极速退款' });
  } catch (error) {
    // What cannot go back at once waits for staff like any other case.
    if (!(error instanceof ShopError)) throw error;
  }
};
