import type { requestCaseIn } from '@huitou/shared-types/after-sales/schema.ts';
import type { z } from 'zod';
import { now } from '../../platform/clock.ts';
import type { Actor } from '../../platform/context.ts';
import { toJson } from '../../platform/db/orm.ts';
import { newNo } from '../../platform/ids.ts';
import type { OrderRow } from '../orders/index.ts';
import { db } from './case.entity.ts';
import { dueColumns } from './case-rows.ts';
import type { PlannedCase } from './plan-case.ts';

type Asked = z.output<typeof requestCaseIn>;

/** Writes the rows of a new case; what they take hold of is the caller's next step. Answers its id. */
export const insertCase = async (
  order: OrderRow,
  input: Asked,
  planned: PlannedCase,
  actor: Actor,
  about: { reason: { code: string; label: string; freightBy: 'buyer' | 'seller' }; freight: number; freightDecided: boolean; dueAt: Date },
): Promise<number> => {
  const { insertId } = await db()
    .insertInto('after_sales_cases')
    .values({
      no: newNo('A'),
      order_id: order.id,
      order_no: order.no,
      customer_id: order.customer_id,
      location_id: order.location_id,
      kind: input.kind,
      stage: input.stage,
      status: 'requested',
      reason_code: about.reason.code,
      reason_label: about.reason.label,
      description: input.description,
      pictures: toJson(input.pictures),
      goods: planned.goods,
      freight: about.freight,
      freight_decided: about.freightDecided,
      to_balance: input.toBalance,
      freight_by: about.reason.freightBy,
      previous_id: await previousOf(planned.lines.map((one) => one.line.id)),
      opened_by_staff: actor.kind === 'staff',
      return_location_id: null,
      return_to: null,
      return_carrier: '',
      return_tracking_no: '',
      sent_at: null,
      received_at: null,
      inspected_at: null,
      reserved: false,
      resend_carrier: '',
      resend_tracking_no: '',
      resent_at: null,
      refusal: '',
      refusal_pictures: toJson([]),
      refused_at: null,
      back_carrier: '',
      back_tracking_no: '',
      refund_id: null,
      requested_at: now(),
      ended_at: null,
      ...dueColumns(about.dueAt),
    })
    .executeTakeFirstOrThrow();
  const id = Number(insertId);
  await db()
    .insertInto('after_sales_lines')
    .values(
      planned.lines.map(({ line, quantity, amount }) => ({
        case_id: id,
        line_id: line.id,
        product_id: line.product_id,
        sku_id: line.sku_id,
        quantity,
        asked: amount,
        amount,
        sellable: 0,
        damaged: 0,
        missing: 0,
      })),
    )
    .execute();
  return id;
};

/** The newest case about one of these lines that came to nothing: this one asks again. */
const previousOf = async (lineIds: readonly number[]): Promise<number | null> => {
  const last = await db()
    .selectFrom('after_sales_cases')
    .innerJoin('after_sales_lines', 'after_sales_lines.case_id', 'after_sales_cases.id')
    .select(['after_sales_cases.id', 'after_sales_cases.status'])
    .where('after_sales_lines.line_id', 'in', [...lineIds])
    .orderBy('after_sales_cases.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last && ['refused', 'withdrawn', 'closed'].includes(last.status) ? last.id : null;
};
