import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buildApp } from './app.ts';
import { Clock } from './clock.ts';
import { shopEnv } from './env.ts';
import { Faults } from './faults.ts';
import { InvoiceBooks } from './invoice/books.ts';
import { type InvoiceCallback, resumeCallbacks } from './invoice/callback.ts';
import { resumeIssuing } from './invoice/issue.ts';
import { resumeRedForms } from './invoice/red-flow.ts';
import { Journal } from './journal.ts';
import { type Mode, openKeys, writePrivate } from './keys.ts';
import { library, type SandboxLibrary } from './library.ts';
import { RawMails } from './mail/raw-mails.ts';
import type { ReceivedMail } from './mail/received.ts';
import { startMailServer } from './mail/server.ts';
import { openPartnerKeys } from './partner-keys.ts';
import { Ledger } from './pay/ledger.ts';
import { type Notification, resumeNotifications } from './pay/notify.ts';
import { resumeRefunds } from './pay/refund-outcome.ts';
import { PEOPLE, type Person } from './people.ts';
import { defaultSettings, type Settings } from './settings.ts';
import type { Sim } from './sim.ts';
import { resumeSms, type SmsMessage } from './sms/send.ts';
import { Log } from './store.ts';
import { IssuedCodes } from './wechat/codes-issued.ts';
import { type PushMessage, resumePushes } from './wechat/push.ts';
import { resumeShippingReminders } from './wechat/remind-shipping.ts';
import type { Shipment } from './wechat/shipping-record.ts';
import { resumeShipments } from './wechat/settlement.ts';
import { Tokens } from './wechat/token.ts';

export interface SandboxOptions {
  /** 0, the default, takes a free one. */
  port?: number;
  /** Where the mail server listens; 0, the default, takes a free one. */
  smtpPort?: number;
  /** Loopback unless given. */
  host?: string;
  /** Where keys, credentials.json and the books are kept; without it nothing is written. */
  dataDir?: string;
  /** Replaces real time, ms. Later tasks then fire only by `clock.advance`. */
  now?: () => number;
  mode?: Mode;
  /** Goes into `env.WXPAY_NOTIFY_URL`; when empty the shop uses its public address. */
  notifyUrl?: string;
  settings?: Partial<Settings>;
}

export interface Sandbox extends SandboxLibrary {
  url: string;
  /** The environment for a shop server that uses this sandbox. */
  env: Record<string, string>;
  /** Stops listening, ends what is held open and writes what is left to write. */
  close(): Promise<void>;
}

/** Starts a WeChat of one's own, and an invoice platform, an SMS service and a mail server beside it. Any number may run in one process. */
export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { host = '127.0.0.1', dataDir, mode = 'public-key' } = options;
  const closing = new AbortController();
  // The port is taken before a file is touched, so that a second start by mistake harms nothing. Early requests wait.
  const started = Promise.withResolvers<RequestListener>();
  const server = createServer((request, response) => void started.promise.then((handle) => handle(request, response)));
  // As the real servers do: a connection that rests for some seconds must not end just as it is used again.
  server.keepAliveTimeout = 75_000;
  await listen(server, options.port ?? 0, host);
  const { port } = server.address() as AddressInfo;
  const url = `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host}:${port}`;

  const log = new Log();
  const sim = await openSim(options, mode, log, url, closing.signal).catch((error: unknown) => {
    server.close();
    throw error;
  });
  const mail = await startMailServer(sim, options.smtpPort ?? 0, host).catch(async (error: unknown) => {
    server.close();
    await log.close();
    throw error;
  });
  const env = shopEnv(sim.keys, sim.partners, url, mail.port, options.notifyUrl ?? '');
  if (dataDir) await writePrivate(join(dataDir, 'credentials.json'), env);
  const handle = buildApp(sim).callback();
  started.resolve((request, response) => void handle(request, response));
  resumeNotifications(sim);
  resumeRefunds(sim);
  resumePushes(sim);
  resumeShipments(sim);
  resumeShippingReminders(sim);
  resumeIssuing(sim);
  resumeRedForms(sim);
  resumeCallbacks(sim);
  resumeSms(sim);

  return {
    ...library(sim),
    url,
    env,
    async close() {
      sim.clock.close();
      closing.abort();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await Promise.all([closed, mail.close()]);
      await log.close();
    },
  };
}

async function openSim(options: SandboxOptions, mode: Mode, log: Log, url: string, closing: AbortSignal): Promise<Sim> {
  const [keys, partners] = await Promise.all([openKeys(mode, options.dataDir), openPartnerKeys(options.dataDir)]);
  const clock: Clock = new Clock(options.now, (error) => journal.add('control', `内部错误：${String(error)}`, false));
  const journal = new Journal(() => clock.now());
  const memo = log.table<{ key: string; value: unknown }>('memo', (entry) => entry.key);
  const sim: Sim = {
    keys,
    partners,
    clock,
    journal,
    faults: new Faults(),
    settings: { ...defaultSettings(), ...(options.notifyUrl && { shopUrl: options.notifyUrl }), ...options.settings },
    url,
    people: log.table<Person>('person', (person) => person.openid),
    ledger: new Ledger(log),
    notifications: log.table<Notification>('notification', (entry) => entry.id),
    pushes: log.table<PushMessage>('push', (entry) => entry.id),
    shipments: log.table<Shipment>('shipment', (entry) => entry.transactionId),
    invoicing: new InvoiceBooks(log),
    invoiceCallbacks: log.table<InvoiceCallback>('invoice-callback', (entry) => entry.id),
    sms: log.table<SmsMessage>('sms', (entry) => entry.id),
    mails: log.table<ReceivedMail>('mail', (entry) => entry.id),
    rawMails: new RawMails(options.dataDir),
    memo,
    tokens: new Tokens(memo),
    codes: new IssuedCodes(() => clock.now()),
    closing,
  };
  if (options.dataDir) await log.open(options.dataDir);
  for (const person of PEOPLE) if (!sim.people.get(person.openid)) sim.people.put({ ...person });
  return sim;
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
