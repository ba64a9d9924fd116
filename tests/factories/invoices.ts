import { settingsRoutes } from '@huitou/shared-types/settings/routes.ts';
import type { Settings } from '@huitou/shared-types/settings/schema.ts';
import type {
  DocumentRef,
  DocumentState,
  InvoiceMail,
  InvoiceProvider,
  InvoiceSms,
  IssueCommand,
  Mail,
  Outcome,
  RedApplyCommand,
} from '../../server/src/modules/invoices/index.ts';
import type { TestShop } from '../setup/app.ts';
import { becomes, type Items, placePaid, runJob, setOrderTimes, shipOrder, type Shopper } from './orders.ts';
import { orderRoutes } from '@huitou/shared-types/orders/routes.ts';

type Answer = 'issued' | 'issuing' | 'failed';
interface Kept {
  command: IssueCommand | null;
  red: RedApplyCommand | null;
  answer: Answer;
  serial: string;
  number: string;
  tries: number;
}

/**
 * An invoice provider in memory for tests of the flow: what it keeps is what a provider would, so that repeated numbers, lost replies and late
 * answers can be looked at from its side. The story over the sandbox speaks the real protocol.
 */
export const memoryProvider = () => {
  const kept = new Map<string, Kept>();
  const applied = new Map<string, { command: RedApplyCommand; state: 'confirmed' | 'wait_confirm' | 'refused' }>();
  const calls: string[] = [];
  let serial = 0;
  const control = {
    /** What new documents become. */
    answer: 'issued' as Answer,
    failure: '购方税号不存在',
    /** The next calls of this name take effect, and their reply is lost. */
    lose: new Set<string>(),
    /** The next calls of this name are refused for good. */
    refuse: new Set<string>(),
    confirmation: 'confirmed' as 'confirmed' | 'wait_confirm' | 'refused',
    files: true,
    net: null as number | null,
  };
  const next = (): string => {
    serial += 1;
    return `26${String(serial).padStart(18, '0')}`;
  };
  const reply = <T>(name: string, data: T): Outcome<T> => {
    if (control.lose.delete(name)) return { kind: 'unknown', detail: '连接中断' };
    return { kind: 'ok', data };
  };
  const take = (name: string, no: string, command: IssueCommand | null, red: RedApplyCommand | null): Outcome<{ serial: string }> => {
    calls.push(`${name} ${no}`);
    if (control.refuse.delete(name)) return { kind: 'refused', reason: 'other', next: 'final', detail: '税收编码无效' };
    if (kept.has(no)) return { kind: 'refused', reason: 'number_used', next: 'query', detail: '订单号重复' };
    const one: Kept = { command, red, answer: control.answer, serial: `S${next()}`, number: next(), tries: 1 };
    kept.set(no, one);
    return reply(name, { serial: one.serial });
  };
  const stateOf = ({ no }: DocumentRef): Outcome<DocumentState> => {
    const one = kept.get(no);
    if (!one) return { kind: 'refused', reason: 'not_there', next: 'query', detail: '查无此单' };
    const sums = one.command ?? one.red;
    return {
      kind: 'ok',
      data: {
        no,
        serial: one.serial,
        state: one.answer,
        invoiceNumber: one.answer === 'issued' ? one.number : null,
        issuedAt: one.answer === 'issued' ? new Date() : null,
        net: control.net ?? Math.abs(sums?.net ?? 0),
        tax: Math.abs(sums?.tax ?? 0),
        files:
          control.files && one.answer === 'issued'
            ? [
                { format: 'pdf', url: `memory:${no}.pdf` },
                { format: 'xml', url: `memory:${no}.xml` },
              ]
            : [],
        failure: one.answer === 'failed' ? control.failure : '',
      },
    };
  };
  const provider: InvoiceProvider = {
    name: 'memory',
    receiptOnly: false,
    issue: async (command) => take('issue', command.no, command, null),
    query: async (ref) => {
      calls.push(`query ${ref.no}`);
      if (control.lose.delete('query')) return { kind: 'unknown', detail: '连接中断' };
      return stateOf(ref);
    },
    retry: async (ref) => {
      calls.push(`retry ${ref.no}`);
      const one = kept.get(ref.no);
      if (!one) return { kind: 'refused', reason: 'not_there', next: 'final', detail: '查无此单' };
      one.answer = control.answer;
      one.tries += 1;
      return reply('retry', { serial: one.serial });
    },
    redApply: async (command) => {
      calls.push(`redApply ${command.no}`);
      if (control.refuse.delete('redApply')) return { kind: 'refused', reason: 'other', next: 'final', detail: '蓝票状态不正确' };
      applied.set(command.no, { command, state: control.confirmation });
      return reply('redApply', { applyId: `A${command.no}` });
    },
    redQuery: async ({ no }) => {
      calls.push(`redQuery ${no}`);
      const one = applied.get(no);
      if (!one) return { kind: 'refused', reason: 'not_there', next: 'query', detail: '查无此单' };
      return {
        kind: 'ok',
        data: {
          applyId: `A${no}`,
          confirmNo: one.state === 'confirmed' ? `C${no}` : '',
          state: one.state,
          confirmBefore: one.state === 'wait_confirm' ? new Date(Date.now() + 72 * 3_600_000) : null,
          detail: one.state === 'refused' ? '购方拒绝' : '',
        },
      };
    },
    redCancel: async ({ no }) => {
      calls.push(`redCancel ${no}`);
      applied.delete(no);
      return reply('redCancel', undefined);
    },
    redIssue: async (command) => take('redIssue', command.no, null, command.apply),
    download: async (file) =>
      reply(
        'download',
        new Uint8Array(Buffer.from(file.format === 'pdf' ? `%PDF-1.7 ${file.url}` : `<?xml version="1.0"?><x>${file.url}</x>`)),
      ),
    openNotice: ({ rawBody }) => {
      const no = new URLSearchParams(rawBody).get('no');
      return no ? { kind: 'invoice', no, serial: '' } : { kind: 'refused', status: 400, reason: 'no number' };
    },
    noticeAnswer: { status: 200, body: '{"status":"0000"}', type: 'application/json' },
  };
  const mails: Mail[] = [];
  const messages: { phone: string; link: string }[] = [];
  const mail: InvoiceMail = {
    ready: () => true,
    send: async (one) => {
      mails.push(one);
      return reply('mail', undefined);
    },
  };
  const sms: InvoiceSms = {
    ready: () => true,
    send: async ({ phone, params }) => {
      messages.push({ phone, link: params.link });
      return reply('sms', undefined);
    },
  };
  /** Buyer's yes or no to an application that waits. */
  const confirm = (no: string, state: 'confirmed' | 'refused'): void => {
    const one = applied.get(no);
    if (one) one.state = state;
  };
  /** A document that was being issued comes out. */
  const finish = (no: string, answer: Answer): void => {
    const one = kept.get(no);
    if (one) one.answer = answer;
  };
  return { provider, mail, sms, kept, applied, calls, control, mails, messages, confirm, finish };
};
export type MemoryProvider = ReturnType<typeof memoryProvider>;

/** Plugs a provider in memory into the shop of this process. */
export const plugMemoryProvider = async (): Promise<MemoryProvider> => {
  const memory = memoryProvider();
  const { plugInvoiceParties } = await import('../../server/src/modules/invoices/index.ts');
  plugInvoiceParties({ providers: [memory.provider], mail: memory.mail, sms: memory.sms });
  return memory;
};

const seller = { sellerName: '回头好物商贸有限公司', sellerTaxNo: '91330100799655058B', taxCode: '1030299000000000000', clerk: '王小明' };
/** Saves the settings of invoices: a complete seller, and what a test wants otherwise. */
export const setInvoiceRules = async (shop: TestShop, staff: string, different: Partial<Settings['invoices']> = {}): Promise<void> => {
  await shop.api(staff)(settingsRoutes.save, { group: 'invoices', values: { ...seller, ...different } });
  const { forgetSettings } = await import('../../server/src/modules/settings/index.ts');
  forgetSettings();
};

/** An order that its customer has received. */
export const receivedOrder = async (
  shop: TestShop,
  staff: string,
  shopper: Shopper,
  items: Items,
  options: Parameters<typeof placePaid>[3] = {},
) => {
  const { order } = await placePaid(shop, shopper, items, options);
  await shipOrder(shop, staff, order.id);
  await becomes(shop, shopper, order.id, 'shipped');
  return shop.api(shopper.token)(orderRoutes.receive, { id: order.id });
};
/** The after-sales window of an order is over. */
export const completeOrder = async (shop: TestShop, shopper: Shopper, id: string): Promise<void> => {
  await setOrderTimes(shop, id, { received_at: -30 * 86_400_000 });
  await runJob('orders.complete');
  await becomes(shop, shopper, id, 'completed');
};

export const companyTitle = { kind: 'company' as const, title: '某某科技有限公司', taxNo: '914403001922038216' };
export const personTitle = { kind: 'person' as const, title: '林小雨' };
