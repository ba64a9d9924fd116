import type {
  cancelInvoiceIn,
  deliverIn,
  editInvoiceIn,
  FilesReport,
  InvoiceCheck,
  issueBatchIn,
  resolveIn,
  staffPreviewIn,
  staffRequestIn,
  StaffInvoice,
} from '@huitou/shared-types/invoices/schema.ts';
import { z } from 'zod';
import { transact } from '../../../platform/db/transact.ts';
import { fail, must, ShopError } from '../../../platform/errors.ts';
import { type StaffActor, system } from '../../../platform/context.ts';
import type { StaffCall } from '../../../platform/http/mount.ts';
import { logStates } from '../../../platform/move.ts';
import { recordAudit } from '../../audit/index.ts';
import { findOrderByNo, type OrderRow, readOrders, staffOrderRow } from '../../orders/index.ts';
import { defineTask, startTask } from '../../tasks/index.ts';
import { checkOrders, checkView } from '../check-orders.ts';
import { closeRequest } from '../close-request.ts';
import { sendAgain } from '../deliver.ts';
import { followInvoice, followRed } from '../invoices.jobs.ts';
import { issueInvoice } from '../issue-invoice.ts';
import { wholeOrders } from '../read-facts.ts';
import { lockInvoice, orderIdsOf, setTrouble, titleOf } from '../read-invoice.ts';
import { makeRequest } from '../request-invoice.ts';
import { db, type InvoiceRow } from '../tables.ts';
import { filesOf, verifyFiles } from '../verify-files.ts';
import { staffInvoiceRow } from './scope.ts';
import { staffInvoice } from './staff-invoices.queries.ts';

const audit = (
  actor: StaffActor,
  action: string,
  row: Pick<InvoiceRow, 'id' | 'no'>,
  summary: string,
  change: { before?: unknown; after?: unknown } = {},
): Promise<void> =>
  recordAudit(actor, { action: `invoice.${action}`, subject: 'invoice', subjectId: row.id, summary: `${summary} ${row.no}`, ...change });

/** Orders by their numbers, all of one customer. @throws not_found, invalid_input */
const ordersByNo = async (actor: StaffActor, nos: readonly string[]): Promise<OrderRow[]> => {
  const orders: OrderRow[] = [];
  for (const no of new Set(nos)) {
    const found = await findOrderByNo(no);
    if (!found) fail('not_found', `没有订单 ${no}`);
    orders.push(await staffOrderRow(actor, must(found).id));
  }
  if (orders.some((order) => order.customer_id !== orders[0]?.customer_id)) fail('invalid_input', '只能合并同一位顾客的订单');
  return orders;
};

export const staffPreview = async (input: z.output<typeof staffPreviewIn>, { actor }: StaffCall): Promise<InvoiceCheck> =>
  checkView(await checkOrders(await wholeOrders(await ordersByNo(actor, input.orderNos)), input));

/** Asks for an invoice in the customer's name. @throws not_found, invoice_blocked, invoice_exists */
export const staffRequest = async (input: z.output<typeof staffRequestIn>, call: StaffCall): Promise<StaffInvoice> => {
  const orders = await ordersByNo(call.actor, input.orderNos);
  const { orderNos: _, ...asked } = input;
  const customerId = (orders[0] as OrderRow).customer_id;
  const id = await makeRequest({ ...asked, customerId, orderIds: orders.map((order) => order.id), automatic: false }, call.actor);
  await audit(call.actor, 'request', { id, no: '' }, `代顾客申请开票：${input.title.title}`, { after: { orders: input.orderNos } });
  return staffInvoice({ id }, call);
};

/** What would be issued now, and which rules fail. */
export const checkRequest = async ({ id }: { id: number }, { actor }: StaffCall): Promise<InvoiceCheck> => {
  const row = await staffInvoiceRow(actor, id);
  const orders = [...(await readOrders(await orderIdsOf(id))).values()];
  const asked = { type: row.type, title: titleOf(row), invoiceId: id, waitsForRed: row.status === 'awaiting_red' };
  return checkView(await checkOrders(await wholeOrders(orders), asked));
};

/** Corrects the title of a request. @throws state_forbidden */
export const editRequest = async (input: z.output<typeof editInvoiceIn>, call: StaffCall): Promise<StaffInvoice> => {
  await staffInvoiceRow(call.actor, input.id);
  await transact(async () => {
    const row = await lockInvoice(input.id);
    if (!['requested', 'failed', 'awaiting_red'].includes(row.status)) fail('state_forbidden');
    const { title } = input;
    await db()
      .updateTable('invoices')
      .set({
        type: input.type,
        buyer_kind: title.kind,
        title: title.title,
        tax_no: title.taxNo,
        buyer_address: title.address,
        buyer_phone: title.phone,
        buyer_bank: title.bank,
        buyer_account: title.account,
        remark: input.remark,
        trouble: '',
      })
      .where('id', '=', row.id)
      .execute();
    await logStates(call.actor, { subject: 'invoices', subjectId: row.id, move: 'edit', title: '修改开票信息', note: title.title });
    await audit(call.actor, 'edit', row, '修改开票信息', {
      before: { type: row.type, title: row.title, taxNo: row.tax_no },
      after: { type: input.type, title: title.title, taxNo: title.taxNo },
    });
  });
  return staffInvoice(input, call);
};

/** @throws state_forbidden, invoice_blocked with every rule that fails */
export const staffIssue = async ({ id }: { id: number }, call: StaffCall): Promise<StaffInvoice> => {
  const row = await staffInvoiceRow(call.actor, id);
  await issueInvoice(id, call.actor);
  await audit(call.actor, 'issue', row, '开票');
  return staffInvoice({ id }, call);
};

const batchPayload = z.object({ ids: z.array(z.int()), staffName: z.string() });
/** Issues many in the background; those that a rule blocks are reported and hold nobody back. */
export const issueBatch = async ({ ids }: z.output<typeof issueBatchIn>, { actor }: StaffCall): Promise<{ taskId: string }> =>
  transact(async () => {
    const visible: number[] = [];
    for (const id of new Set(ids)) visible.push((await staffInvoiceRow(actor, id)).id);
    await recordAudit(actor, {
      action: 'invoice.issue-batch',
      subject: 'invoice',
      subjectId: '',
      summary: `批量开票 ${visible.length} 张`,
      after: { ids: visible },
    });
    return {
      taskId: String(
        await startTask({
          kind: 'invoice-issue',
          title: `批量开票 ${visible.length} 张`,
          staffId: actor.id,
          payload: { ids: visible, staffName: actor.name },
          total: visible.length,
        }),
      ),
    };
  });

export const issueBatchTask = defineTask({
  kind: 'invoice-issue',
  schema: batchPayload,
  run: async ({ ids, staffName }, progress) => {
    const errors: { row: number; column: string; message: string }[] = [];
    let done = 0;
    for (const [i, id] of ids.entries()) {
      const row = await db().selectFrom('invoices').select(['no', 'status']).where('id', '=', id).executeTakeFirst();
      // Taken up again after a broken run: what went out then is done.
      const waits = row?.status === 'requested' || row?.status === 'failed';
      try {
        if (waits) await issueInvoice(id, system, `批量开票：${staffName}`);
        done += 1;
      } catch (error) {
        if (!(error instanceof ShopError)) throw error;
        errors.push({ row: i + 1, column: row?.no ?? '', message: error.message });
      }
      await progress(i + 1, ids.length);
    }
    return { message: `已提交 ${done} 张${errors.length > 0 ? `，${errors.length} 张未通过校验` : ''}`, errors };
  },
});

/** Asks the provider now. */
export const refreshInvoice = async ({ id }: { id: number }, call: StaffCall): Promise<StaffInvoice> => {
  const row = await staffInvoiceRow(call.actor, id);
  await followInvoice(row.id, { asked: true });
  const open = await db()
    .selectFrom('invoice_reds')
    .select('id')
    .where('invoice_id', '=', id)
    .where('status', 'in', ['applying', 'wait_confirm', 'issuing'])
    .execute();
  for (const red of open) await followRed(red.id, { asked: true });
  return staffInvoice({ id }, call);
};

/** @throws state_forbidden */
export const staffCancel = async (input: z.output<typeof cancelInvoiceIn>, call: StaffCall): Promise<StaffInvoice> => {
  const row = await staffInvoiceRow(call.actor, input.id);
  await transact(async () => {
    await closeRequest(row, call.actor, input.reason);
    await audit(call.actor, 'cancel', row, `取消开票申请（${input.reason}）`);
  });
  return staffInvoice(input, call);
};

export const staffDeliver = async (input: z.output<typeof deliverIn>, call: StaffCall): Promise<StaffInvoice> => {
  const row = await staffInvoiceRow(call.actor, input.id);
  await sendAgain(row, input);
  await audit(call.actor, 'deliver', row, '发送发票');
  return staffInvoice(input, call);
};

/** Takes a warning back, with what was done about it; both stay in the timeline and in the audit log. @throws state_forbidden when there is none */
export const resolveTrouble = async (input: z.output<typeof resolveIn>, call: StaffCall): Promise<StaffInvoice> => {
  const row = await staffInvoiceRow(call.actor, input.id);
  await transact(async () => {
    const { trouble } = await lockInvoice(row.id);
    if (trouble === '') fail('state_forbidden');
    await setTrouble(row.id, '');
    await logStates(call.actor, {
      subject: 'invoices',
      subjectId: row.id,
      move: 'resolve',
      title: '异常已处理',
      note: `${trouble}：${input.note}`,
    });
    await audit(call.actor, 'resolve', row, '处理发票异常', { before: { trouble }, after: { note: input.note } });
  });
  return staffInvoice(input, call);
};

export const verifyInvoiceFiles = async ({ id }: { id: number }, { actor }: StaffCall): Promise<FilesReport> => {
  await staffInvoiceRow(actor, id);
  return verifyFiles((await filesOf(id)).filter((file) => ['kept', 'altered', 'missing'].includes(file.state)));
};
