import { z } from 'zod';
import { FAULT_KINDS, type Fault } from '../faults.ts';
import { library } from '../library.ts';
import { paidOrder } from '../pay/import-paid.ts';
import type { PayOptions, PayParams } from '../pay/payer.ts';
import type { Person } from '../people.ts';
import type { Settings } from '../settings.ts';
import type { Sim } from '../sim.ts';
import { overview, recentOrders } from './overview.ts';

type Input = Record<string, unknown>;
type Action = (input: Input) => unknown;

const id = z.object({ id: z.string() });
const openid = z.object({ openid: z.string() });
const faultSchema = z.object({
  kind: z.enum(FAULT_KINDS),
  on: z.string().optional(),
  times: z.int().min(1).optional(),
  skip: z.int().min(0).optional(),
  ms: z.int().min(0).optional(),
  copies: z.int().min(1).max(50).optional(),
  status: z.int().min(400).max(599).optional(),
  code: z.string().optional(),
  message: z.string().optional(),
  errcode: z.int().optional(),
  errmsg: z.string().optional(),
});
const newUser = z.object({
  nickname: z.string().trim().min(1).max(32).optional(),
  openid: z
    .string()
    .regex(/^o[\w-]{27}$/)
    .optional(),
  phone: z
    .string()
    .regex(/^1\d{10}$/)
    .optional(),
});
const payOptions = z.object({ inFlight: z.boolean().optional(), coupon: z.int().min(0).optional() });
const payParams = z.object({
  appId: z.string().optional(),
  timeStamp: z.string(),
  nonceStr: z.string(),
  package: z.string(),
  signType: z.string(),
  paySign: z.string(),
});
const invoiceEnd = z.object({ outcome: z.enum(['ISSUE', 'FAIL', 'SEAL_FAIL']), failCause: z.string().max(200).optional() });
const differencesOfDay = z.object({ day: z.iso.date() }).loose();

/** Leaves out what is undefined, so that optional fields stay absent. */
const given = <T>(value: object): T => Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as T;

/** `METHOD /path` under /__sim → what it does. Unknown records and malformed input throw. */
export function controlActions(sim: Sim): Record<string, Action> {
  const control = library(sim);
  return {
    'GET /state': () => overview(sim),
    'GET /orders': () => recentOrders(sim),
    'GET /orders/:no': ({ no }) => control.orders.get(String(no)) ?? missing(no),
    'POST /orders': (input) => control.orders.importPaid(z.object({ orders: z.array(paidOrder) }).parse(input).orders).length,
    'GET /users': () => control.people.list(),
    'POST /users': (input) => control.people.add(given<Partial<Person>>(newUser.parse(input))),
    'POST /code': (input) => ({ code: control.people.code(openid.parse(input).openid) }),
    'POST /phone-code': (input) => ({ code: control.people.phoneCode(openid.parse(input).openid) }),
    'POST /risk-rank': (input) => {
      const { openid: who, rank } = openid.extend({ rank: z.int().min(0).max(4) }).parse(input);
      control.people.setRiskRank(who, rank);
    },
    'POST /pay': (input) => control.payer.pay(payParams.parse(input) as PayParams, given<PayOptions>(payOptions.parse(input))),
    'POST /cancel': (input) => control.payer.cancel(payParams.parse(input) as PayParams),
    'POST /fail': (input) => control.payer.fail(payParams.parse(input) as PayParams, z.string().optional().parse(input.message)),
    'POST /orders/:no/pay': (input) => control.payer.payOrder(String(input.no), given<PayOptions>(payOptions.parse(input))),
    'GET /faults': () => ({ kinds: FAULT_KINDS, active: control.faults.list() }),
    'POST /faults': (input) => control.faults.add(given<Fault>(faultSchema.parse(input))),
    'DELETE /faults': () => control.faults.clear(),
    'DELETE /faults/:id': (input) => control.faults.clear(Number(input.id)),
    'GET /notifications': () => control.notifications.list(),
    'POST /notifications/release': async () => ({ released: await control.notifications.release() }),
    'POST /notifications/:id/release': async (input) => ({ released: await control.notifications.release(id.parse(input).id) }),
    'POST /notifications/:id/resend': (input) => control.notifications.resend(id.parse(input).id),
    'POST /refunds/:no/end': (input) =>
      control.refunds.end(String(input.no), z.enum(['SUCCESS', 'CLOSED', 'ABNORMAL']).parse(input.outcome)),
    'POST /bill-differences': (input) => {
      const { day, ...rest } = differencesOfDay.parse(input);
      control.bills.differ(day, rest);
    },
    'POST /shipments/:id/confirm': (input) => control.shipping.confirmReceipt(id.parse(input).id),
    'POST /push': (input) =>
      control.push.send(z.string().min(1).parse(input.event), z.record(z.string(), z.unknown()).parse(input.message ?? {})),
    'POST /push/release': async () => ({ released: await control.push.release() }),
    'POST /push/verify-url': async () => ({ accepted: await control.push.verifyUrl() }),
    'POST /tokens/revoke': () => control.tokens.revoke(),
    'GET /invoices': () => control.invoices.list(),
    'GET /invoices/:no': ({ no }) => control.invoices.get(String(no)) ?? missing(no),
    'POST /invoices/:no/end': (input) => {
      const { outcome, failCause } = invoiceEnd.parse(input);
      control.invoices.end(String(input.no), outcome, failCause);
    },
    'POST /invoices/:no/use': ({ no }) => control.invoices.use(String(no)),
    'POST /invoices/revoke-tokens': () => control.invoices.revokeTokens(),
    'GET /invoice-callbacks': () => control.invoices.callbacks(),
    'GET /red-forms': () => control.redForms.list(),
    'POST /red-forms/:id/answer': (input) => control.redForms.answer(id.parse(input).id, z.boolean().parse(input.agrees)),
    'GET /sms': () => control.sms.list(),
    'GET /mails': () => control.mail.list(),
    'GET /clock': () => ({ now: new Date(sim.clock.now()).toISOString(), offset: sim.clock.offset }),
    'POST /clock/advance': async (input) => {
      await control.clock.advance(z.object({ ms: z.number().min(0) }).parse(input).ms);
      return { now: new Date(sim.clock.now()).toISOString(), offset: sim.clock.offset };
    },
    'POST /clock/reset': () => control.clock.reset(),
    'POST /clock/idle': () => control.clock.idle(),
    'GET /settings': () => sim.settings,
    'POST /settings': (input) => Object.assign(sim.settings, given<Partial<Settings>>(settingsSchema.parse(input))),
  };
}

const ms = z.number().min(0).optional();
const settingsSchema = z.strictObject({
  merchantName: z.string().min(1).max(40).optional(),
  shopUrl: z.url().optional(),
  pushUrl: z.union([z.url(), z.literal('')]).optional(),
  pushMode: z.enum(['secure', 'plain']).optional(),
  loopbackHttpNotify: z.boolean().optional(),
  timeExpireMaxMs: ms,
  refundAfterMs: ms,
  refundIntervalMs: ms,
  shippingLagMs: ms,
  remindShippingAfterMs: ms,
  mediaCheckAfterMs: ms,
  pages: z.array(z.string()).nullable().optional(),
  fileUrl: z.union([z.url(), z.literal('')]).optional(),
  invoiceAfterMs: ms,
  redAfterMs: ms,
  redAutoIssue: z.boolean().optional(),
  billReadyHour: z.int().min(0).max(23).optional(),
  billBom: z.boolean().optional(),
  riskyWords: z.array(z.string()).optional(),
  reviewWords: z.array(z.string()).optional(),
});

function missing(no: unknown): never {
  throw new RangeError(`Not known to the sandbox: ${String(no)}`);
}
