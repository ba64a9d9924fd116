import { timingSafeEqual } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import { type ActiveFault, MAIL_FAULTS } from '../faults.ts';
import type { Sim } from '../sim.ts';
import { keepMail, type ReceivedMail } from './received.ts';

const MAX_MAIL_BYTES = 20 << 20;

/** An SMTP reply (RFC 5321) that refuses. */
const refusal = (responseCode: number, message: string): Error => Object.assign(new Error(message), { responseCode });

const same = (a: string, b: string): boolean => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** Which fault strikes a session's mail; taken once, at the first recipient. */
const struck = new WeakMap<SMTPServerSession, ActiveFault>();

/**
 * A real SMTP server with STARTTLS and AUTH that keeps what it gets. AUTH only after STARTTLS; a mail only after AUTH; 20 MiB at most.
 */
export async function startMailServer(sim: Sim, port: number, host: string): Promise<{ port: number; close(): Promise<void> }> {
  const server: SMTPServer = new SMTPServer({
    name: 'mail.sandbox',
    banner: 'huitou sandbox',
    key: sim.partners.mailTlsKey,
    cert: sim.partners.mailTlsCertificate,
    authMethods: ['PLAIN', 'LOGIN'],
    size: MAX_MAIL_BYTES,
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 200,
    onAuth: (auth, _session, done) => {
      const known = same(String(auth.username), sim.partners.mailUser) && same(String(auth.password), sim.partners.mailPassword);
      if (!known) sim.journal.add('mail', `登录被拒：${String(auth.username)}`, false);
      if (known) done(null, { user: sim.partners.mailUser });
      else done(refusal(535, '5.7.8 Authentication failed'));
    },
    onRcptTo: (address, session, done) => {
      const fault = sim.faults.take(MAIL_FAULTS, address.address);
      if (fault) sim.journal.add('mail', `邮件 ${address.address}（故障 ${fault.kind}）`, false);
      if (fault?.kind === 'mail-temporary') return done(refusal(451, fault.message ?? '4.7.1 Greylisted, try again later'));
      if (fault?.kind === 'mail-refused') return done(refusal(550, fault.message ?? '5.1.1 No such user'));
      if (fault) struck.set(session, fault);
      done();
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const fault = struck.get(session);
        struck.delete(session);
        if (stream.sizeExceeded) return done(refusal(552, '5.3.4 Message too big'));
        if (fault?.kind === 'mail-drop') return cut(server, session);
        const envelope = {
          from: session.envelope.mailFrom ? session.envelope.mailFrom.address : '',
          to: session.envelope.rcptTo.map((one) => one.address),
        };
        void answerMail(keepMail(sim, Buffer.concat(chunks), envelope), fault?.kind === 'mail-drop-after' ? null : done, () =>
          cut(server, session),
        );
      });
    },
  });
  // Clients that end in the middle, or refuse the certificate, are everyday.
  server.on('error', (error: Error) => sim.journal.add('mail', `连接中断：${error.message}`, false));
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, host, () => {
      server.server.off('error', reject);
      resolve();
    });
  });
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Answers a mail once it is kept; without `done` the connection is lost instead. */
async function answerMail(
  kept: Promise<ReceivedMail>,
  done: ((error: Error | null, message?: string) => void) | null,
  lose: () => void,
): Promise<void> {
  const mail = await kept.catch(() => undefined);
  if (!done) lose();
  else if (mail) done(null, `2.0.0 Ok: queued as ${mail.id}`);
  else done(refusal(554, '5.6.0 Message could not be read'));
}

/** Ends a session's connection without an answer. */
function cut(server: SMTPServer, session: SMTPServerSession): void {
  for (const connection of server.connections) if (connection.id === session.id) connection._socket?.destroy();
}
