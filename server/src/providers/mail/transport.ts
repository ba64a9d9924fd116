import type * as Nodemailer from 'nodemailer';
import { env, type Env } from '../../env.ts';
import { lazy } from '../../platform/lazy.ts';

const nodemailer = lazy<typeof Nodemailer>('nodemailer');

/** Longest silence of a server, ms: at the connection, its greeting, and each answer. */
const CONNECT_MS = 8_000;
const ANSWER_MS = 20_000;
const IDLE_MS = 30_000;

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1)$/;

const open = (settings: Env) =>
  nodemailer().createTransport({
    host: settings.MAIL_HOST,
    port: settings.MAIL_PORT,
    secure: settings.MAIL_SECURITY === 'tls',
    requireTLS: settings.MAIL_SECURITY === 'starttls',
    ignoreTLS: settings.MAIL_SECURITY === 'plain' && LOOPBACK.test(settings.MAIL_HOST),
    ...(settings.MAIL_USER === '' ? {} : { auth: { user: settings.MAIL_USER, pass: settings.MAIL_PASSWORD } }),
    tls: { minVersion: 'TLSv1.2', ...(settings.MAIL_TLS_CA === '' ? {} : { ca: settings.MAIL_TLS_CA }) },
    pool: true,
    maxConnections: 2,
    maxMessages: 100,
    idleTimeout: IDLE_MS,
    dnsTimeout: CONNECT_MS,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: ANSWER_MS,
    // A mail is made of what it is given: nothing is read from disk or fetched for it.
    disableFileAccess: true,
    disableUrlAccess: true,
  });

let current: { settings: Env; transport: ReturnType<typeof open> } | undefined;
/** The pooled connections to the mail server of the environment. */
export const transport = (): ReturnType<typeof open> => {
  const settings = env();
  if (current?.settings !== settings) {
    current?.transport.close();
    current = { settings, transport: open(settings) };
  }
  return current.transport;
};
