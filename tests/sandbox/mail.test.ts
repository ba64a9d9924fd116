import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../../scripts/sandbox/index.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await createSandbox();
});
afterEach(() => sandbox.close());

/** Speaks SMTP line by line: sends the next line after each reply, and gives everything that was said. */
const talk = (lines: readonly string[], from: Sandbox = sandbox): Promise<string> =>
  new Promise((resolve, reject) => {
    const waiting = [...lines];
    let said = '';
    let socket: Socket = connect(Number(from.env.MAIL_PORT), '127.0.0.1');
    const listen = (): void => {
      socket.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        if (!/^\d{3} .*\r\n$/m.test(`${chunk.toString().trimEnd().split('\r\n').at(-1)}\r\n`)) return;
        const next = waiting.shift();
        if (next === undefined) socket.end();
        else if (next === '<tls>') {
          socket.removeAllListeners('data');
          socket = connectTls({ socket, ca: from.env.MAIL_TLS_CA as string, servername: 'localhost' }, () => {
            listen();
            socket.write(`${waiting.shift() ?? 'QUIT'}\r\n`);
          });
          socket.on('error', reject);
          socket.on('close', () => resolve(said));
        } else socket.write(`${next}\r\n`);
      });
    };
    listen();
    socket.on('error', reject);
    socket.on('close', () => resolve(said));
  });
const login = (password: string, from: Sandbox = sandbox): string =>
  `AUTH PLAIN ${Buffer.from(`\0${from.env.MAIL_USER}\0${password}`).toString('base64')}`;

test('nothing goes before TLS and a login', async () => {
  expect(await talk(['EHLO me', login('x'), 'MAIL FROM:<a@b.cn>', 'QUIT'])).toMatch(/538[^]*530/);
  expect(await talk(['EHLO me', 'STARTTLS', '<tls>', 'EHLO me', login('wrong'), 'QUIT'])).toMatch(/\n535 /);
});

test('a mail is kept as it came, read apart, and shown; files are saved rather than opened', async () => {
  const boundary = '--x';
  const mail = [
    'From: =?utf-8?B?5Zue5aS0?= <shop@mail.sandbox>',
    'To: c@example.com',
    'Subject: =?utf-8?B?5Y+R56Wo?= <b>',
    'Message-ID: <1@x>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="x"',
    '',
    boundary,
    'Content-Type: text/html; charset=utf-8',
    '',
    '<script>alert(1)</script><p>hello</p>',
    boundary,
    'Content-Type: text/html',
    'Content-Disposition: attachment; filename="a.html"',
    '',
    '<p>file</p>',
    `${boundary}--`,
    '.',
  ];
  const lines = ['EHLO me', 'STARTTLS', '<tls>', 'EHLO me', login(sandbox.env.MAIL_PASSWORD as string)];
  expect(await talk([...lines, 'MAIL FROM:<shop@mail.sandbox>', 'RCPT TO:<c@example.com>', 'DATA', mail.join('\r\n'), 'QUIT'])).toMatch(
    /queued as/,
  );
  const [got] = sandbox.mail.list();
  expect(got).toMatchObject({ headerFrom: '回头 <shop@mail.sandbox>', subject: '发票 <b>', to: ['c@example.com'], messageId: '<1@x>' });
  expect((await sandbox.mail.raw(String(got?.id)))?.toString()).toContain('boundary="x"');
  const page = await (await fetch(`${sandbox.url}/mail/${got?.id}`)).text();
  expect(page).toContain('发票 &lt;b&gt;');
  expect(page).not.toContain('<script>alert');
  const file = await fetch(`${sandbox.url}/mail/${got?.id}/0`);
  expect([file.headers.get('content-disposition'), (await file.text()).trim()]).toEqual(['attachment; filename="a.html"', '<p>file</p>']);
  expect((await fetch(`${sandbox.url}/mail/${got?.id}/9`)).status).toBe(404);
});

test('accounts, mails and invoices survive a restart', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'sandbox-mail-'));
  const first = await createSandbox({ dataDir });
  const lines = ['EHLO me', 'STARTTLS', '<tls>', 'EHLO me', login(first.env.MAIL_PASSWORD as string, first)];
  await talk([...lines, 'MAIL FROM:<a@b.cn>', 'RCPT TO:<c@example.com>', 'DATA', 'Subject: kept\r\n\r\nhello\r\n.', 'QUIT'], first);
  await first.close();
  const second = await createSandbox({ dataDir });
  expect(second.env.MAIL_PASSWORD).toBe(first.env.MAIL_PASSWORD);
  expect(second.env.NUONUO_APP_SECRET).toBe(first.env.NUONUO_APP_SECRET);
  const [kept] = second.mail.list();
  expect(kept).toMatchObject({ subject: 'kept' });
  expect((await second.mail.raw(String(kept?.id)))?.toString()).toContain('hello');
  await second.close();
  await rm(dataDir, { recursive: true });
});
