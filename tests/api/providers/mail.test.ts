import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import PostalMime from 'postal-mime';
import { createSandbox, type Sandbox } from '../../../scripts/sandbox/index.ts';
import { placeholderEnv } from '../../../scripts/lib/placeholder-env.ts';
import type { InvoiceMail, Mail } from '../../../server/src/modules/invoices/index.ts';

let sandbox: Sandbox;
let mail: InvoiceMail;
const use = async (different: Record<string, string> = {}): Promise<void> => {
  const { setEnv } = await import('../../../server/src/env.ts');
  setEnv(placeholderEnv({ ...sandbox.env, WXPAY_API_V3_KEY: 'x'.repeat(32), ...different }));
};
beforeAll(async () => {
  sandbox = await createSandbox();
  await use();
  ({ smtpMail: mail } = await import('../../../server/src/providers/mail/index.ts'));
});
afterAll(async () => {
  const { transport } = await import('../../../server/src/providers/mail/transport.ts');
  transport().close();
  await sandbox.close();
});
afterEach(async () => {
  sandbox.faults.clear();
  await use();
});

let serial = 0;
const letter = (changes: Partial<Mail> = {}): Mail => ({
  to: 'zhang.san@example.com',
  subject: '您的电子发票（杭州云栖科技有限公司）',
  text: '您好：\n附件是发票。',
  html: '<p>您好：<br>附件是<b>发票</b>。</p>',
  attachments: [
    { filename: '电子发票_杭州云栖科技有限公司_113.00元.pdf', bytes: Buffer.from('%PDF-1.7 发票'), type: 'application/pdf' },
    { filename: '电子发票.ofd', bytes: new Uint8Array(50_000).fill(7), type: 'application/ofd' },
  ],
  id: `invoice-${++serial}`,
  ...changes,
});
const last = () => sandbox.mail.list().at(-1);
const header = async (name: string): Promise<string[]> => {
  const email = await PostalMime.parse((await sandbox.mail.raw(String(last()?.id))) as Buffer);
  return email.headers.filter((one) => one.key === name).map((one) => one.value);
};

test('a mail arrives over verified TLS with its Chinese names, both bodies, and attachments byte for byte', async () => {
  expect(await mail.send(letter({ id: 'invoice-42' }))).toEqual({ kind: 'ok', data: undefined });
  const got = last();
  expect(got).toMatchObject({
    from: sandbox.env.MAIL_USER,
    to: ['zhang.san@example.com'],
    headerFrom: `回头小店 <${sandbox.env.MAIL_USER}>`,
    subject: '您的电子发票（杭州云栖科技有限公司）',
    messageId: '<invoice-42@mail.sandbox>',
    attachments: [
      { filename: '电子发票_杭州云栖科技有限公司_113.00元.pdf', type: 'application/pdf' },
      { filename: '电子发票.ofd', type: 'application/ofd', size: 50_000 },
    ],
  });
  expect(got?.text).toContain('附件是发票');
  expect(got?.html).toContain('<b>发票</b>');
  expect((await sandbox.mail.attachment(String(got?.id), 0))?.content.toString()).toBe('%PDF-1.7 发票');
  expect(await header('auto-submitted')).toEqual(['auto-generated']);
});

test('many at once share few connections', async () => {
  const before = sandbox.mail.list().length;
  const sent = await Promise.all(Array.from({ length: 12 }, (_, i) => mail.send(letter({ to: `c${i}@example.com` }))));
  expect(sent.every((one) => one.kind === 'ok')).toBe(true);
  expect(sandbox.mail.list().length - before).toBe(12);
});

describe('refusals', () => {
  test('4xx is for later, 5xx for good; what the server said goes along without the address', async () => {
    sandbox.faults.add({ kind: 'mail-temporary' });
    expect(await mail.send(letter())).toEqual({
      kind: 'refused',
      reason: 'other',
      next: 'retry',
      detail: expect.stringContaining('451 4.7.1 Greylisted'),
    });
    sandbox.faults.add({ kind: 'mail-refused', message: '5.1.1 <zhang.san@example.com> unknown' });
    const refused = await mail.send(letter());
    expect(refused).toMatchObject({ kind: 'refused', next: 'final' });
    expect(JSON.stringify(refused)).not.toContain('zhang.san');
  });
  test('a connection that ends after the data leaves it open, and the repetition is recognisable', async () => {
    const before = sandbox.mail.list().length;
    const one = letter();
    sandbox.faults.add({ kind: 'mail-drop-after' });
    expect(await mail.send(one)).toMatchObject({ kind: 'unknown' });
    expect((await mail.send(one)).kind).toBe('ok');
    const ids = sandbox.mail
      .list()
      .slice(before)
      .map((got) => got.messageId);
    expect([ids.length, new Set(ids).size]).toEqual([2, 1]);
    sandbox.faults.add({ kind: 'mail-drop' });
    expect(await mail.send(letter())).toMatchObject({ kind: 'unknown' });
    expect((await mail.send(letter())).kind).toBe('ok');
  });
  test('a certificate that nobody vouches for gets no password and no mail', async () => {
    const before = sandbox.mail.list().length;
    await use({ MAIL_TLS_CA: '' });
    expect(await mail.send(letter())).toMatchObject({ kind: 'refused', next: 'retry', detail: expect.stringContaining('证书') });
    expect(sandbox.mail.list().length).toBe(before);
  });
  test('a certificate for another name does not do', async () => {
    // Trusted, and standing at an address that it does not name.
    const other = await createSandbox({ host: '127.0.0.2' });
    await use(other.env);
    expect(await mail.send(letter())).toMatchObject({ kind: 'refused', detail: expect.stringContaining('证书') });
    expect(other.mail.list()).toEqual([]);
    await other.close();
  });
  test('a wrong password, a closed port and an unknown host are for later', async () => {
    await use({ MAIL_PASSWORD: 'wrong' });
    expect(await mail.send(letter())).toMatchObject({ kind: 'refused', next: 'retry', detail: '邮件账号登录失败' });
    await use({ MAIL_PORT: '1' });
    expect(await mail.send(letter())).toMatchObject({ kind: 'refused', next: 'retry', detail: '连不上邮件服务器' });
    await use({ MAIL_HOST: 'no-such-host.invalid' });
    expect(await mail.send(letter())).toMatchObject({ kind: 'refused', next: 'retry' });
  });
});

describe('nothing is smuggled in', () => {
  test.each([
    'a@example.com, b@example.com',
    'a@example.com\r\nBcc: b@example.com',
    '"x" <a@example.com>',
    'a@example.com>',
    'a b@example.com',
    '@example.com',
    '',
  ])('address %j', async (to) => {
    const before = sandbox.mail.list().length;
    expect(await mail.send(letter({ to }))).toMatchObject({ kind: 'refused', next: 'final' });
    expect(sandbox.mail.list().length).toBe(before);
  });
  test('subject, file name and id cannot end a header', async () => {
    await mail.send(
      letter({
        subject: '发票\r\nBcc: victim@example.com\r\n\r\n<h1>x</h1>',
        id: 'a>\r\nX-Evil: 1',
        attachments: [{ filename: '../发票\r\nX-Evil: 1".pdf', bytes: Buffer.from('x'), type: 'application/pdf' }],
      }),
    );
    expect(last()).toMatchObject({ to: ['zhang.san@example.com'], messageId: expect.stringMatching(/^<a-{1,}X-Evil--1@mail\.sandbox>$/) });
    expect(last()?.subject).toContain('发票 Bcc: victim@example.com');
    expect([await header('bcc'), await header('x-evil')]).toEqual([[], []]);
    expect(last()?.attachments[0]?.filename).not.toMatch(/[\r\n/"]/);
  });
});

test('without a host nothing is offered', async () => {
  expect(mail.ready()).toBe(true);
  await use({ MAIL_HOST: '' });
  expect(mail.ready()).toBe(false);
});
